import type { Letter } from "./letter";

const NOT_YOU = "If this was not you, do nothing: without the link, nothing happens.";

/** The person a letter goes to. The name is used only once the address is known to be theirs. */
export interface Reader {
  name: string;
  emailVerified: boolean;
}

const nameOf = ({ name, emailVerified }: Reader) => (emailVerified ? name : undefined);

/** Asks whoever signed up to show that they read this mail. */
export const verifyAddress = (url: string): Letter => ({
  subject: "Verify your e-mail address",
  paragraphs: ["Someone signed up with this address. If it was you, open the link to finish."],
  action: { label: "Verify this address", url },
  closing: ["The link works for one day.", NOT_YOU],
});

/** To an address that has an account already, when someone signs up with it or wants to change to it. */
export const addressHasAccount = (reader: Reader, baseUrl: string): Letter => ({
  subject: "You have an account already",
  name: nameOf(reader),
  paragraphs: [
    "Someone wanted to use this address for an account, but it has one already. If it was you, sign in with it.",
    `If you forgot the password, choose a new one: ${baseUrl}/forgot-password`,
  ],
  action: { label: "Sign in", url: `${baseUrl}/sign-in` },
  closing: ["If it was not you, do nothing. Nobody got into your account."],
});

export const resetPassword = (reader: Reader, url: string): Letter => ({
  subject: "Choose a new password",
  name: nameOf(reader),
  paragraphs: [
    "Someone asked for a new password for your account. If it was you, open the link to choose one.",
  ],
  action: { label: "Choose a new password", url },
  closing: ["The link works once, for one hour.", NOT_YOU],
});

/** To the present address, before anything changes. */
export const confirmChange = (reader: Reader, newAddress: string, url: string): Letter => ({
  subject: "Confirm your new e-mail address",
  name: nameOf(reader),
  paragraphs: [
    `Someone signed in to your account and wants to change its address to ${newAddress}.`,
    "If it was you, confirm it. We then send a link to the new address.",
  ],
  action: { label: "Confirm the change", url },
  closing: [
    "The link works for one day.",
    "If it was not you, don’t open the link, and change your password: someone else is signed in to your account.",
  ],
});

/** To the new address, which takes effect with the link. */
export const verifyNewAddress = (url: string): Letter => ({
  subject: "Verify your new e-mail address",
  paragraphs: ["Someone wants to use this address for their account. If it was you, open the link."],
  action: { label: "Use this address", url },
  closing: ["The link works for one day.", NOT_YOU],
});

/** To the former address, once it is not the account’s any more. */
export const addressChanged = (reader: Reader, newAddress: string): Letter => ({
  subject: "Your e-mail address was changed",
  name: nameOf(reader),
  paragraphs: [`Your account now has the address ${newAddress}. Mail goes there from now on.`],
  closing: ["If this was not you, write to whoever runs the site."],
});

/** What a person is told of when it happens to their account. */
export type SecurityChange =
  | "password-changed"
  | "password-added"
  | "passkey-added"
  | "passkey-removed"
  | "second-factor-on"
  | "second-factor-off"
  | "provider-linked"
  | "provider-unlinked"
  | "token-added";

const CHANGES: Record<SecurityChange, { subject: string; sentence: string }> = {
  "password-changed": {
    subject: "Your password was changed",
    sentence: "The password of your account was changed. Every other device was signed out.",
  },
  "password-added": {
    subject: "A password was added to your account",
    sentence: "Your account can now be signed in to with its e-mail address and a password.",
  },
  "passkey-added": {
    subject: "A passkey was added to your account",
    sentence: "Your account can now be signed in to with a new passkey.",
  },
  "passkey-removed": {
    subject: "A passkey was removed from your account",
    sentence: "One of your passkeys does not sign in to your account any more.",
  },
  "second-factor-on": {
    subject: "The second factor was turned on",
    sentence: "Signing in to your account with the password now takes the second factor as well.",
  },
  "second-factor-off": {
    subject: "The second factor was turned off",
    sentence: "Signing in to your account with the password takes no second factor any more.",
  },
  "provider-linked": {
    subject: "A way to sign in was added to your account",
    sentence: "Your account can now be signed in to through an account elsewhere.",
  },
  "provider-unlinked": {
    subject: "A way to sign in was removed from your account",
    sentence: "Your account can’t be signed in to through an account elsewhere any more.",
  },
  "token-added": {
    subject: "A token was made for your account",
    sentence: "A program can now act in your name. Your tokens are listed in the settings.",
  },
};

/** Tells of a change to how one signs in. `provider` says which account elsewhere. */
export function securityNotice(
  reader: Reader,
  change: SecurityChange,
  { baseUrl, provider }: { baseUrl: string; provider?: string | undefined },
): Letter {
  const { subject, sentence } = CHANGES[change];
  return {
    subject,
    name: nameOf(reader),
    paragraphs: provider ? [sentence, `That account is one at: ${provider}`] : [sentence],
    closing: [
      "If this was you, there is nothing to do.",
      `If it was not you, choose a new password at once: ${baseUrl}/forgot-password`,
    ],
  };
}
