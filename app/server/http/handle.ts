import { env } from "~/env/server";
import { UNAVAILABLE, UNEXPECTED } from "~/lib/api-error";
import { bearerToken } from "~/lib/bearer";
import { isDatabaseAway } from "../db/errors";
import { logger } from "../logger";
import { drain, isTooLarge, withBoundedBody } from "./body";
import { compressed } from "./compress";
import { answerGuestPage } from "./guest-page";
import { newRequestContext, runWithRequestContext, type RequestContext } from "../request-context";
import { addRobotsTag } from "./robots-tag";
import { isCrossSite } from "./same-origin";
import { addSecurityHeaders, newNonce } from "./security-headers";
import { unlessUnchanged } from "./unchanged";

/** What pages and routes read of the request beside itself. */
export interface StartContext {
  /** Marks the scripts of this answer as ours. */
  nonce: string;
  /** The site's own address, whatever host the client named. */
  baseUrl: string;
}

interface AddressedRequest extends Request {
  /** Set by srvx from the socket, or from a trusted proxy's header. */
  ip?: string | undefined;
}

type StartFetch = (request: Request, options: { context: StartContext }) => Response | Promise<Response>;

/**
 * Wraps TanStack Start's handler with what every request gets, in development and production
 * alike: an id, a line in the log, bounds, the same-origin check, headers and compression.
 */
export function createRequestHandler(start: StartFetch) {
  return async (request: Request): Promise<Response> => {
    const began = performance.now();
    const context = { ...newRequestContext(), clientAddress: (request as AddressedRequest).ip };
    return runWithRequestContext(context, async () => {
      const response = unlessUnchanged(request, await answer(start, request, context));
      logRequest(request, response, began);
      return response;
    });
  };
}

async function answer(start: StartFetch, request: Request, context: RequestContext): Promise<Response> {
  const nonce = newNonce();
  const bounded = withBoundedBody(request, () => (context.bodyTooLarge = true));
  let response: Response;
  try {
    const refused = refusal(request);
    if (refused && !(await drain(request))) refused.headers.set("connection", "close");
    const { baseUrl } = env();
    const render = (guest: Request, nonce: string) => start(guest, { context: { nonce, baseUrl } });
    const page = refused
      ? undefined
      : await answerGuestPage(request, { requestId: context.requestId, render });
    if (page && page.status < 500) return page;
    response = page ?? refused ?? (await start(bounded, { context: { nonce, baseUrl } }));
    if (context.bodyTooLarge) response = tooLarge();
  } catch (error) {
    response = failure(error, request, context);
  }
  const final = finish(response, context, nonce);
  addRobotsTag(final.headers, pathOf(request));
  return compressed(request, final);
}

function failure(error: unknown, request: Request, context: RequestContext): Response {
  if (context.bodyTooLarge) return tooLarge();
  if (isDatabaseAway(error)) return plain(503, UNAVAILABLE);
  if (request.signal.aborted) return plain(499, "");
  logger().error({ err: error }, "request failed");
  return plain(500, UNEXPECTED);
}

function refusal(request: Request): Response | undefined {
  const { pathname } = new URL(request.url);
  // Start's way to server functions, which this app has none of.
  if (pathname.startsWith("/_serverFn")) return plain(404, "There is nothing here.");
  const isPage = !pathname.startsWith("/api/");
  if (isPage && !["GET", "HEAD"].includes(request.method)) return plain(405, "A page can only be read.");
  if (isPage && bearerToken(request.headers) !== undefined) return plain(403, NO_TOKENS);
  if (isTooLarge(request)) return plain(413, TOO_LARGE);
  if (isCrossSite(request)) return plain(403, "This request came from another site.");
  return undefined;
}

/** Completes the headers. A page whose loader found the database away is a 503, not a 500. */
function finish(response: Response, context: RequestContext, nonce: string): Response {
  const unavailable = response.status === 503 || (context.databaseAway && response.status >= 500);
  const final = withStatus(response, unavailable ? 503 : response.status);
  if (unavailable) final.headers.set("retry-after", "5");
  if (response.status === 429 && context.retryAfter !== undefined)
    final.headers.set("retry-after", String(context.retryAfter));
  for (const cookie of context.setCookies) final.headers.append("set-cookie", cookie);
  final.headers.set("x-request-id", context.requestId);
  if (!final.headers.has("content-security-policy")) addSecurityHeaders(final.headers, `'nonce-${nonce}'`);
  return final;
}

/** The same answer under a status, with headers that may be changed: those of a redirect may not. */
function withStatus(response: Response, status: number): Response {
  const { body, headers } = response;
  const isFixed = response.type === "error" || headers.has("location");
  return isFixed || status !== response.status ? new Response(body, { status, headers }) : response;
}

/** What follows the host in a request's address. */
const pathOf = ({ url }: Request) => url.slice(url.indexOf("/", 8));

function logRequest(request: Request, response: Response, began: number): void {
  // What follows in the address of an invitation lets people in, and a query may hold as much.
  const path = pathOf(request)
    .split("?")[0]
    ?.replace(/^\/(join|api\/auth\/reset-password)\/.*/, "/$1/…");
  const duration = Math.round((performance.now() - began) * 10) / 10;
  logger().info({ method: request.method, path, status: response.status, duration }, "request");
}

const NO_TOKENS = "A token is for the API. Pages are for browsers.";
const TOO_LARGE = "That is too large to accept.";

/** The rest of the body is not read, so the connection can't be used again. */
function tooLarge(): Response {
  const response = plain(413, TOO_LARGE);
  response.headers.set("connection", "close");
  return response;
}

function plain(status: number, message: string): Response {
  return new Response(message, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
