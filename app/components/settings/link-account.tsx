import { Button } from "~/components/ui/button";
import { useLeaving } from "~/components/ui/use-leaving";
import { authClient } from "~/lib/auth-client";
import { errorMessage } from "~/lib/api-error";
import { socialErrorSentence } from "~/lib/social-error";
import { useFreshSession } from "./use-fresh-session";

const PAGE = "/settings/security";

interface LinkAccountProps {
  provider: { id: string; name: string };
  onProblem: (sentence: string) => void;
}

/** Sends the person to a provider, who comes back here with the account there linked, or with a code. */
export function LinkAccount({ provider: { id, name }, onProblem }: LinkAccountProps) {
  const [leaving, setLeaving] = useLeaving();
  const { confirmed, dialog } = useFreshSession();

  const link = async () => {
    setLeaving(true);
    try {
      const answer = await confirmed(() =>
        authClient.linkSocial({
          provider: id,
          callbackURL: `${PAGE}?linked=${encodeURIComponent(id)}`,
          errorCallbackURL: PAGE,
        }),
      );
      // Without an error the browser is on its way to the provider.
      if (answer && !answer.error) return;
      if (answer?.error) onProblem(socialErrorSentence(answer.error.code ?? "", answer.error.status));
    } catch (error) {
      onProblem(errorMessage(error));
    }
    setLeaving(false);
  };

  return (
    <>
      <Button busy={leaving} onClick={() => void link()} aria-label={`Link ${name}`} className="needs-script">
        Link
      </Button>
      {dialog}
    </>
  );
}
