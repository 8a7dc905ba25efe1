import { PASSWORD_MIN } from "~/validators/account";

export const EASY_TO_GUESS = "That password is easy to guess. Choose one that nobody else would.";

let common: Promise<Set<string>> | undefined;

/** Loaded when a password is first set: to start takes no longer for it. */
async function load(): Promise<Set<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  // What is too short is refused for that.
  return new Set(dictionary["passwords-common"].filter((word) => word.length >= PASSWORD_MIN));
}

/**
 * Whether a password is among those that are tried first: on the list of common ones, or just the
 * person's own name or address. Capital letters make no difference.
 */
export async function isCommonPassword(
  password: string,
  { name = "", email = "" }: { name?: string | undefined; email?: string | undefined } = {},
): Promise<boolean> {
  const word = password.trim().toLowerCase();
  const own = [name, name.replaceAll(/\s+/g, ""), email, email.split("@")[0] ?? ""];
  if (own.some((text) => text.trim().toLowerCase() === word)) return true;
  return (await (common ??= load())).has(word);
}
