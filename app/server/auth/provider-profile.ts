import { accountFields, NAME_MAX } from "~/validators/account";

/** What another site says of a person, before anything of it was checked. */
interface Claimed {
  /** Texts that could be their name, the best first. */
  names: unknown[];
  email: unknown;
}

/**
 * The name and address of a person whom another site vouches for, by our rules. A name that breaks
 * them is mended rather than refused, since the person can't change it on the way; they can here.
 */
export function fromProvider({ names, email }: Claimed): { name: string; email: string | null } {
  const address = typeof email === "string" && email.trim() ? email.trim() : null;
  const candidates = [...names, address?.split("@")[0], "Member"];
  const name = candidates.map(mended).find((candidate) => candidate !== undefined);
  return { name: name ?? "Member", email: address };
}

/** A name without what can't be stored or is no line, cut where it is too long. */
function mended(text: unknown): string | undefined {
  if (typeof text !== "string") return undefined;
  const line = text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim();
  const checked = accountFields.name.safeParse([...line].slice(0, NAME_MAX).join(""));
  return checked.success ? checked.data : undefined;
}
