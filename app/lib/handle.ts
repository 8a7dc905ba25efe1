export const HANDLE_MIN = 3;
export const HANDLE_MAX = 30;

/** Letters of the Latin alphabet and digits; hyphens and underscores one at a time, within. */
export const HANDLE_PATTERN = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** Names that a member could take for the site's own voice, or that the site may want as a page. */
const RESERVED = new Set(
  `about abuse account accounts admin administrator all anonymous api app auth billing blog bot contact
  deleted deleted-member everyone feed guest help here hostmaster index info invitation invitations join
  legal login logout mail me member members moderation moderator moderators news nobody null official owner
  post posthouse postmaster posts privacy profile register root search security settings setup sign-in
  sign-out sign-up site staff status superuser support sysadmin system tag tags team terms undefined user
  users webmaster www`.split(/\s+/),
);

export const isReservedHandle = (handle: string) => RESERVED.has(handle);

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
