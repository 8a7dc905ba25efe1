import { addSecurityHeaders } from "./security-headers";

/**
 * The answer to an address whose percent-encoded signs are no text; undefined for any other. Start
 * would answer it before it asks us, without a word or a header.
 */
export function refuseUnreadable({ url }: Request): Response | undefined {
  try {
    decodeURI(new URL(url).pathname);
    return undefined;
  } catch {
    const response = new Response("This address can’t be read. Was a part of it lost on the way?", {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8" },
    });
    addSecurityHeaders(response.headers, "'none'");
    return response;
  }
}
