/** The provider did not answer when a sign-in was to begin. */
export const PROVIDER_AWAY = "PROVIDER_AWAY";

const CANCELLED = "You stopped at the other site, so nothing has changed here.";
const OVER = "That attempt was finished already, began in another tab, or took too long. Please try again.";
const UNCONFIRMED = "What the other site answered could not be confirmed. Please try again.";
const AWAY = "The other site can’t be reached right now. Please try again in a few minutes.";
const NO_ADDRESS =
  "The other site gave us no e-mail address. Let it share yours, or sign up here with a password.";
const TOO_MANY = "Too many tries. Wait a minute, then try again.";
const UNKNOWN = "The other site did not sign you in. Please try again, or use your e-mail address.";

/** By the code with which Better Auth, a provider or a rule of ours sends a person back. */
const SENTENCES = new Map<string, string>([
  ["access_denied", CANCELLED],
  ["state_mismatch", OVER],
  ["state_not_found", OVER],
  ["state_invalid", OVER],
  ["payload_expired", OVER],
  ["invalid_profile", OVER],
  ["missing_profile", OVER],
  ["issuer_mismatch", UNCONFIRMED],
  ["nonce_binding_missing", UNCONFIRMED],
  ["invalid_code", UNCONFIRMED],
  ["no_code", UNCONFIRMED],
  ["unable_to_get_user_info", UNCONFIRMED],
  ["provider_mismatch", UNCONFIRMED],
  [PROVIDER_AWAY, AWAY],
  ["server_error", AWAY],
  ["temporarily_unavailable", AWAY],
  ["email_not_found", NO_ADDRESS],
  ["INVALID_EMAIL", NO_ADDRESS],
  [
    "account_not_linked",
    "That address already has an account here. Sign in with your password, then link the other account under Security in your settings.",
  ],
  [
    "unable_to_link_account",
    "The accounts could not be linked. The other site has to verify your e-mail address first, and you have to stay signed in here.",
  ],
  [
    "email_does_not_match",
    "The account there has another e-mail address. Only one with the address of your account here can be linked.",
  ],
  ["account_already_linked_to_different_user", "That account is linked to another member already."],
  ["REGISTRATION_CLOSED", "This site takes no new members at present."],
  ["other_account", "The other site signed in someone else. You are still signed in as yourself."],
  ["INVITATION_NEEDED", "To become a member here you need an invitation. Open the link in yours first."],
]);

/** One sentence for a person whom another site sent back with `?error=…`; never the code itself. */
export const socialErrorSentence = (code: string, status?: number) =>
  SENTENCES.get(code) ?? (status === 429 ? TOO_MANY : UNKNOWN);
