import { limitRequestBody } from "srvx/body-limit";

import { AVATAR_BYTES_MAX, AVATAR_UPLOAD } from "~/lib/avatar";

/** The largest body of a request, in bytes: a post of 50,000 four-byte characters, escaped, fits. */
const BODY_MAX = 1_048_576;

const maxOf = ({ url }: Request) => (new URL(url).pathname === AVATAR_UPLOAD ? AVATAR_BYTES_MAX : BODY_MAX);

/** Whether a request announces a body beyond the bound. */
export function isTooLarge(request: Request): boolean {
  return Number(request.headers.get("content-length") ?? 0) > maxOf(request);
}

/** The same request, whose body breaks off at the bound whatever length it announced. */
export function withBoundedBody(request: Request, onTooLarge: () => void): Request {
  if (request.method === "GET" || request.method === "HEAD") return request;
  const createError = () => {
    onTooLarge();
    return new Error("The body is too large.");
  };
  return limitRequestBody(request, maxOf(request), { createError });
}

/** More than this is not read to its end only to be thrown away. */
const DRAIN_MAX = 32 * BODY_MAX;

/**
 * Reads a refused body to its end, so that a client that is still sending gets to see the answer.
 * False when it is too long for that; the connection can't be used again then.
 */
export async function drain(request: Request): Promise<boolean> {
  const reader = request.body?.getReader();
  if (!reader) return true;
  for (let size = 0; size <= DRAIN_MAX;) {
    const { done, value } = await reader.read();
    if (done) return true;
    size += value.length;
  }
  return false;
}
