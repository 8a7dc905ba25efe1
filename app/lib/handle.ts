const HANDLE_MIN = 3;
export const HANDLE_MAX = 30;

/** Letters of the Latin alphabet and digits; hyphens and underscores one at a time, within. */
const HANDLE_PATTERN = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

const withoutSeparators = (handle: string) => handle.replace(/[-_]/g, "");

/** Names that a member could take for the site's own voice, or that the site may want as a page. */
const RESERVED = new Set(
  `about abuse account accounts admin administrator all anonymous api app auth billing blog bot contact
  deleted deleted-member everyone feed guest help here hostmaster index info invitation invitations join
  legal login logout mail me member members moderation moderator moderators news nobody null official owner
  post posthouse postmaster posts privacy profile register root search security settings setup sign-in
  sign-out sign-up site staff status superuser support sysadmin system tag tags team terms undefined user
  users webmaster www`
    .split(/\s+/)
    .map(withoutSeparators),
);

/** Whether a handle is kept for the site, however hyphens cut it up: "ad-min" is "admin". */
const isReservedHandle = (handle: string) => RESERVED.has(withoutSeparators(handle));

/** Whether a text could be somebody's handle as it is stored. */
export const isHandle = (text: string) =>
  text.length >= HANDLE_MIN && text.length <= HANDLE_MAX && HANDLE_PATTERN.test(text);

/**
 * A handle as it is stored: without spaces around it, the "@" before it, or capitals. Only A to Z
 * become small: other alphabets hold letters whose small form is one of ours.
 */
export const plainHandle = (text: string) =>
  text
    .trim()
    .replace(/^@/, "")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** What is wrong with a plain handle that somebody wants, in words for them; undefined when nothing is. */
export function handleFault(handle: string): string | undefined {
  if (handle === "") return "Handle can’t be empty.";
  const foreign = /[^\0-\x7f]/u.exec(handle)?.[0];
  if (foreign !== undefined) return foreignFault(foreign);
  if (handle.length < HANDLE_MIN) return `Use at least ${HANDLE_MIN} characters.`;
  if (handle.length > HANDLE_MAX) return `Use at most ${HANDLE_MAX} characters.`;
  if (/[-_]{2}/.test(handle)) return "Use one hyphen or underscore at a time.";
  if (/^[-_]|[-_]$/.test(handle)) return "Begin and end with a letter or a digit.";
  if (!HANDLE_PATTERN.test(handle)) return "Use the letters a to z, digits, hyphens and underscores only.";
  if (isReservedHandle(handle)) return "This handle is kept for the site itself. Choose another.";
  return undefined;
}

function foreignFault(character: string): string {
  const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character);
  return isSeen
    ? `Use the letters a to z: “${character}” is none of them, even where it looks like one.`
    : "Use the letters a to z: there is a character here that can’t be seen.";
}

/** A handle made of a name: "Tomasz Zieliński" gives "tomasz-zielinski", a name in another alphabet "member". */
export function handleFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ł/gi, "l")
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[æÆ]/g, "ae")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 20)
    .replace(/^-+|-+$/g, "");
  return plain.length >= HANDLE_MIN && !isReservedHandle(plain) ? plain : "member";
}
