import { useSuspenseQuery } from "@tanstack/react-query";
import { useHydrated, useRouter } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { MessagePage } from "~/components/layout/page";
import { Button, ButtonLink } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { authClient } from "~/lib/auth-client";
import { authProblem } from "~/lib/auth-problem";
import { errorMessage, SIGN_IN_FIRST } from "~/lib/api-error";
import { safeRedirect } from "~/lib/redirect";
import { useApi } from "~/trpc/use-api";
import { ResendLink } from "./resend-link";
import { SignInFirst } from "./sign-in-first";
import { useSessionChanged } from "./use-session-changed";

/** What a link about an address does: verify that of an account, confirm a change, or make it. */
export type LinkStep = "verify" | "confirm" | "change";

const asked: Record<LinkStep, { title: string; text: string; label: string }> = {
  verify: {
    title: "Verify your address",
    text: "This shows that the mail we send reaches you.",
    label: "Verify my address",
  },
  confirm: {
    title: "Change your address?",
    text: "You, or somebody who is signed in as you, asked for another e-mail address. If you confirm it, we send a link there.",
    label: "Confirm the change",
  },
  change: {
    title: "Use this address?",
    text: "From then on you sign in with this address, and mail goes there.",
    label: "Use this address",
  },
};

const done: Record<LinkStep, { title: string; text: string }> = {
  verify: { title: "Your address is verified", text: "Now you can write." },
  confirm: {
    title: "Now open the other link",
    text: "We sent one to your new address. The change takes effect when you open it.",
  },
  change: { title: "Your address is changed", text: "From now on you sign in with the new one." },
};

interface LinkProps {
  token: string;
  step: LinkStep;
  /** Where the person was going when they signed up. */
  redirect: string | undefined;
}

/**
 * The page of a link about an address. Nothing happens until the button is pressed: mail programs
 * open links by themselves, to look at what is behind them.
 */
export function VerifyAddress({ token, step, redirect }: LinkProps) {
  const hydrated = useHydrated();
  const [state, setState] = useState<"asking" | "busy" | "done">("asking");
  const [problem, setProblem] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const sessionChanged = useSessionChanged();

  const open = async () => {
    setState("busy");
    setProblem(undefined);
    try {
      const { error } = await authClient.verifyEmail({ query: { token } });
      setState(error ? "asking" : "done");
      if (!error) await sessionChanged();
      else if (error.status >= 500 || error.status === 429) setProblem(authProblem(error));
      else setRefused(error.code ?? "");
    } catch (error) {
      setState("asking");
      setProblem(errorMessage(error));
    }
  };

  if (refused === SIGN_IN_FIRST) return <SignInFirst step={step} />;
  if (refused !== undefined) return <Refused code={refused} step={step} />;
  if (state === "done") return <Done step={step} redirect={redirect} />;
  const { title, text, label } = asked[step];
  return (
    <MessagePage
      narrow
      title={title}
      action={
        <>
          <noscript>
            <p className="text-quiet">This needs JavaScript.</p>
          </noscript>
          <FormError message={problem} />
          <Button
            look="filled"
            className="needs-script"
            busy={state === "busy"}
            disabled={!hydrated}
            onClick={() => void open()}
          >
            {state === "busy" ? "One moment…" : label}
          </Button>
        </>
      }
    >
      {text}
    </MessagePage>
  );
}

function Done({ step, redirect }: Pick<LinkProps, "step" | "redirect">) {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const { title, text } = done[step];
  const signIn = step === "confirm" ? null : <ButtonLink to="/sign-in">Sign in</ButtonLink>;
  const router = useRouter();
  const goOn = (
    <Button
      look="filled"
      onClick={() => void router.navigate({ href: safeRedirect(redirect), replace: true })}
    >
      {redirect ? "Go on" : "See the newest posts"}
    </Button>
  );
  return (
    <MessagePage narrow title={title} action={session ? goOn : signIn}>
      <span role="status">{text}</span>
    </MessagePage>
  );
}

const reasons: Record<string, ReactNode> = {
  TOKEN_EXPIRED: "It worked for one day, and that is over.",
  ADDRESS_TAKEN: "That address has an account by now.",
  INVALID_USER:
    "You are signed in to another account in this browser. Sign out there first, then open the link again.",
};

function Refused({ code, step }: { code: string; step: LinkStep }) {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const isWaiting = !session?.user.emailVerified;
  const known = session?.user.email;
  return (
    <MessagePage
      narrow
      title="This link does not work"
      action={
        step === "verify" ? (
          isWaiting ? (
            <ResendLink email={known} />
          ) : (
            <ButtonLink to="/">See the newest posts</ButtonLink>
          )
        ) : (
          <ButtonLink to="/settings/account">Go to your account</ButtonLink>
        )
      }
    >
      {reasons[code] ??
        "It was used already, or it is not whole. Copy all of it from the message, or have a new one sent."}
    </MessagePage>
  );
}
