/** What still holds when nothing is sent: the rest tells of a body that is not there. */
const KEPT_HEADERS = /^(cache-control|date|etag|last-modified|vary|x-request-id)$/;

const tags = (list: string) => list.split(",").map((tag) => tag.trim().replace(/^W\//, ""));

/**
 * Whether a client that sends these headers has the answer already. By the tag where it sends one, else
 * by the time, which must be the very one: when a post is deleted, the time of the newest goes back.
 */
function isKnown(asked: Headers, answered: Headers): boolean {
  const known = asked.get("if-none-match");
  if (known !== null) {
    const [etag] = tags(answered.get("etag") ?? "");
    return etag !== "" && tags(known).some((tag) => tag === etag || tag === "*");
  }
  const since = asked.get("if-modified-since");
  return since !== null && since === answered.get("last-modified");
}

/** The answer, or 304 in its place when the client has it already. */
export function unlessUnchanged(request: Request, response: Response): Response {
  const { headers, method } = request;
  const isConditional = headers.has("if-none-match") || headers.has("if-modified-since");
  if (!isConditional || response.status !== 200 || !["GET", "HEAD"].includes(method)) return response;
  if (!isKnown(headers, response.headers)) return response;
  void response.body?.cancel();
  return new Response(null, {
    status: 304,
    headers: [...response.headers].filter(([name]) => KEPT_HEADERS.test(name)),
  });
}
