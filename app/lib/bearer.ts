/**
 * What a program sends as `Authorization: Bearer …`, or undefined where it sends no such header. An
 * empty text is an answer too: the program meant to send a token and has none. Another scheme, such
 * as the Basic of a proxy in front of a preview, is nothing to this site.
 */
export function bearerToken(headers: Headers): string | undefined {
  const [scheme, ...rest] = (headers.get("authorization") ?? "").trim().split(/\s+/);
  return scheme?.toLowerCase() === "bearer" ? rest.join(" ") : undefined;
}
