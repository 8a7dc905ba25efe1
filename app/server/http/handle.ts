import { randomBytes, randomUUID } from "node:crypto";

import { UNAVAILABLE, UNEXPECTED } from "../api/errors";
import { isDatabaseAway } from "../db/errors";
import { logger } from "../logger";
import { isTooLarge, withBoundedBody } from "./body";
import { runWithRequestContext, type RequestContext } from "../request-context";
import { isCrossSite } from "./same-origin";
import { addSecurityHeaders } from "./security-headers";

/** What pages and routes read of the request beside itself. */
export interface StartContext {
  /** Marks the scripts of this answer as ours. */
  nonce: string;
}

type StartFetch = (request: Request, options: { context: StartContext }) => Response | Promise<Response>;

/**
 * Wraps TanStack Start's handler with what every request gets, in development and production
 * alike: an id, a line in the log, bounds, the same-origin check, and headers.
 */
export function createRequestHandler(start: StartFetch) {
  return async (request: Request): Promise<Response> => {
    const began = performance.now();
    const context: RequestContext = { requestId: randomUUID(), databaseAway: false, bodyTooLarge: false, setCookies: [] };
    const nonce = randomBytes(16).toString("base64");
    return runWithRequestContext(context, async () => {
      const response = refusal(request) ?? (await answer(start, request, { nonce, context }));
      const final = finish(response, context, nonce);
      logRequest(request, final, began);
      return final;
    });
  };
}

async function answer(
  start: StartFetch,
  request: Request,
  { nonce, context }: { nonce: string; context: RequestContext },
): Promise<Response> {
  const bounded = withBoundedBody(request, () => (context.bodyTooLarge = true));
  try {
    const response = await start(bounded, { context: { nonce } });
    return context.bodyTooLarge ? tooLarge() : response;
  } catch (error) {
    if (context.bodyTooLarge) return tooLarge();
    if (isDatabaseAway(error)) return plain(503, UNAVAILABLE);
    if (request.signal.aborted) return plain(499, "");
    logger().error({ err: error }, "request failed");
    return plain(500, UNEXPECTED);
  }
}

function refusal(request: Request): Response | undefined {
  if (isTooLarge(request)) return tooLarge();
  if (isCrossSite(request)) return plain(403, "This request came from another site.");
  return undefined;
}

/** A page whose loader found the database away is rendered as an error; its status says why. */
function finish(response: Response, context: RequestContext, nonce: string): Response {
  const unavailable = response.status === 503 || (context.databaseAway && response.status >= 500);
  const final = new Response(response.body, {
    status: unavailable ? 503 : response.status,
    headers: response.headers,
  });
  if (unavailable) final.headers.set("retry-after", "5");
  for (const cookie of context.setCookies) final.headers.append("set-cookie", cookie);
  final.headers.set("x-request-id", context.requestId);
  addSecurityHeaders(final.headers, nonce);
  return final;
}

function logRequest(request: Request, response: Response, began: number): void {
  const path = request.url.slice(request.url.indexOf("/", 8)).split("?")[0];
  const duration = Math.round((performance.now() - began) * 10) / 10;
  logger().info({ method: request.method, path, status: response.status, duration }, "request");
}

/** The rest of the body is not read, so the connection can't be used again. */
function tooLarge(): Response {
  const response = plain(413, "That is too large to accept.");
  response.headers.set("connection", "close");
  return response;
}

function plain(status: number, message: string): Response {
  return new Response(message, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
