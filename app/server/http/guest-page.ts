import { FastResponse } from "srvx";

import { env } from "~/env/server";
import { requestContext } from "../request-context";
import { preferredEncoding } from "./compress";
import { bytesOf, keptPage, type FinishedPage } from "./kept-pages";
import { addRobotsTag } from "./robots-tag";
import { addSecurityHeaders, newNonce, withoutNonce } from "./security-headers";

/** Longer addresses are nobody's bookmark, and would fill the store. */
const KEY_MAX = 512;

/** Pictures are kept where they are drawn, and of sitemaps only the index, since the others are long. */
const NO_PAGE = /^\/(api|sitemap)\/|\.png(\?|$)/;

/** Who has neither cookie nor token sees what every guest sees. In development nothing is kept. */
function isGuestPage({ method, headers }: Request, path: string): boolean {
  return (
    method === "GET" &&
    env().mode === "production" &&
    path.length <= KEY_MAX &&
    !NO_PAGE.test(path) &&
    !headers.has("cookie") &&
    !headers.has("authorization") &&
    (headers.get("accept") ?? "*/*").match(/text\/html|\*\/\*/) !== null
  );
}

/**
 * Answers a guest's page from the kept ones, or renders it for all who ask. Undefined when the
 * request is for something else.
 */
export async function answerGuestPage(
  request: Request,
  {
    requestId,
    render,
  }: { requestId: string; render: (request: Request, nonce: string) => Response | Promise<Response> },
): Promise<Response | undefined> {
  const path = request.url.slice(request.url.indexOf("/", 8));
  if (!isGuestPage(request, path)) return undefined;

  // Others may wait for this rendering, so it must not end when the first to ask goes away.
  // Its address is the site's own, whatever host this client named.
  const forAll = new Request(env().baseUrl + path, { headers: { accept: "text/html" } });
  const page = await keptPage(path, async () => {
    const nonce = newNonce();
    return finished(await render(forAll, nonce), { nonce, path });
  });

  const encoding = preferredEncoding(request.headers.get("accept-encoding"));
  const headers: [string, string][] = [...page.headers, ["x-request-id", requestId]];
  if (encoding && page.bytes.length > 0) headers.push(["content-encoding", encoding]);
  const bytes = page.bytes.length > 0 ? bytesOf(page, encoding) : undefined;
  return new FastResponse(bytes as Uint8Array<ArrayBuffer> | undefined, { status: page.status, headers });
}

async function finished(
  response: Response,
  { nonce, path }: { nonce: string; path: string },
): Promise<FinishedPage> {
  // Told here, since those who wait for this rendering have requests of their own.
  const status = response.status >= 500 && requestContext()?.databaseAway ? 503 : response.status;
  // A copy: those of a redirect can't be changed.
  const headers = new Headers(response.headers);
  headers.append("vary", "accept-encoding, cookie");
  // A nonce kept for the next reader would be no secret any more; hashes need not be one.
  const { html, scripts } = withoutNonce(await response.text(), nonce);
  addSecurityHeaders(headers, scripts);
  addRobotsTag(headers, path);
  return { status, bytes: Buffer.from(html), headers: [...headers], encoded: {}, madeAt: Date.now() };
}
