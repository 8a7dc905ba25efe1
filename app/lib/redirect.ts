/**
 * A path on this site to go on to, or "/" when the wish is anything else: another site, a scheme,
 * or a path that a browser would read as one (`//host`, `/\host`).
 */
export function safeRedirect(wish: string | undefined): string {
  if (!wish?.startsWith("/")) return "/";
  const base = "http://posthouse.invalid";
  if (!URL.canParse(wish, base)) return "/";
  const url = new URL(wish, base);
  const path = url.pathname + url.search + url.hash;
  // "/..//host" has become "//host" by now.
  return url.origin === base && !path.startsWith("//") ? path : "/";
}
