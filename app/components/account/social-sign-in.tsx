import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { useLeaving } from "~/components/ui/use-leaving";
import { authClient } from "~/lib/auth-client";
import { errorMessage } from "~/lib/api-error";
import { safeRedirect } from "~/lib/redirect";
import { socialErrorSentence } from "~/lib/social-error";
import { useApi } from "~/trpc/use-api";

export interface ComingFrom {
  /** Where the person was going. */
  redirect: string | undefined;
  /** Why another site sent them back without signing them in. */
  error: string | undefined;
}

/** Ways in by an account elsewhere, where the site offers any, and why the last try did not work. */
export function SocialSignIn({ redirect, error: code }: ComingFrom) {
  const { data: providers } = useSuspenseQuery(useApi().auth.providers.queryOptions());
  const [leaving, setLeaving] = useLeaving();
  const [problem, setProblem] = useState(code === undefined ? undefined : socialErrorSentence(code));
  if (providers.length === 0 && !problem) return null;

  const signIn = async (provider: string) => {
    setLeaving(true);
    try {
      const { error } = await authClient.signIn.social({
        provider,
        callbackURL: safeRedirect(redirect),
        errorCallbackURL: thisPage(),
      });
      // Without an error the browser is on its way to the provider.
      if (!error) return;
      setProblem(socialErrorSentence(error.code ?? "", error.status));
    } catch (error) {
      setProblem(errorMessage(error));
    }
    setLeaving(false);
  };

  return (
    <div className="needs-script mt-8 flex flex-col gap-3 border-t border-line pt-8">
      <FormError message={problem} />
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          busy={leaving}
          onClick={() => void signIn(id)}
          className="min-w-0 py-2 whitespace-normal pointer-fine:min-h-11"
        >
          Continue with {name}
        </Button>
      ))}
    </div>
  );
}

/** The page on which the person is, to come back to with another code, and with all else that it was opened with. */
function thisPage(): string {
  const { pathname, searchParams } = new URL(window.location.href);
  for (const name of ["error", "error_description"]) searchParams.delete(name);
  const search = searchParams.toString().replaceAll("*", "%2A");
  return search ? `${pathname}?${search}` : pathname;
}
