import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { authClient } from "~/lib/auth-client";
import { safeRedirect } from "~/lib/redirect";
import { useApi } from "~/trpc/use-api";

type Provider = RouterOutputs["auth"]["providers"][number];

const names: Record<Provider, string> = { discord: "Discord" };

/** Ways in by an account elsewhere, where the site offers any. */
export function SocialSignIn({ redirect, failed }: { redirect: string | undefined; failed: boolean }) {
  const { data: providers } = useSuspenseQuery(useApi().auth.providers.queryOptions());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(failed);
  if (providers.length === 0) return null;

  const signIn = async (provider: Provider) => {
    setBusy(true);
    const { error } = await authClient.signIn
      .social({ provider, callbackURL: safeRedirect(redirect), errorCallbackURL: "/sign-in" })
      .catch(() => ({ error: true }));
    // Without an error the browser is on its way to the provider.
    if (!error) return;
    setBusy(false);
    setProblem(true);
  };

  return (
    <div className="needs-script mt-8 flex flex-col gap-3 border-t border-line pt-8">
      <FormError
        message={
          problem ? "The other site did not sign you in. Try again, or use your e-mail address." : undefined
        }
      />
      {providers.map((provider) => (
        <Button
          key={provider}
          busy={busy}
          onClick={() => void signIn(provider)}
          className="pointer-fine:min-h-11"
        >
          Continue with {names[provider]}
        </Button>
      ))}
    </div>
  );
}
