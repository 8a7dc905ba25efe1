import { useLocation } from "@tanstack/react-router";

import { MessagePage } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { ForgotPasswordLink } from "./forgot-password-link";

/** What is asked of a person who opens a link in a browser that does not know them yet. */
export function SignInFirst({ step }: { step: "verify" | "confirm" | "change" }) {
  const { href } = useLocation();
  return (
    <MessagePage
      title="Sign in to go on"
      action={
        <div className="flex flex-col gap-4">
          <ButtonLink to="/sign-in" search={{ redirect: href }} look="filled" className="self-start">
            Sign in
          </ButtonLink>
          {step === "verify" && <ForgotPasswordLink />}
        </div>
      }
    >
      <span role="status">
        {step === "verify"
          ? "You did not sign up in this browser, so sign in once and you come back here. If it was not you who signed up, choose a new password instead: then the account is yours alone."
          : "Sign in to the account that shall have this address, and you come back here. If you did not ask for it, close this page."}
      </span>
    </MessagePage>
  );
}
