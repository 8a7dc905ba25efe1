import { limitRequestBody } from "srvx/body-limit";

/** The largest body of a request, in bytes: a post of 50,000 four-byte characters, escaped, fits. */
const BODY_MAX = 1_048_576;

/** Whether a request announces a body beyond the bound. */
export function isTooLarge(request: Request): boolean {
  return Number(request.headers.get("content-length") ?? 0) > BODY_MAX;
}

/** The same request, whose body breaks off at the bound whatever length it announced. */
export function withBoundedBody(request: Request, onTooLarge: () => void): Request {
  if (request.method === "GET" || request.method === "HEAD") return request;
  const createError = () => {
    onTooLarge();
    return new Error("The body is too large.");
  };
  return limitRequestBody(request, BODY_MAX, { createError });
}
