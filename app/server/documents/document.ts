import { createHash } from "node:crypto";

/**
 * A document that is made anew for each who asks, and sent only to those who don't have it yet. The tag
 * is a weak one: compressed or not, it is the same document.
 */
export function documentOf(body: string, { type, changed }: { type: string; changed?: Date }): Response {
  const mark = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  const headers = new Headers({
    "content-type": `${type}; charset=utf-8`,
    // Kept by whoever likes, and asked for every time: what was deleted must be gone.
    "cache-control": "public, no-cache",
    etag: `W/"${mark}"`,
  });
  if (changed && isSettled(changed)) headers.set("last-modified", changed.toUTCString());
  return new Response(body, { headers });
}

/** Another change in the same second could not be told by its time. */
const isSettled = (changed: Date) => Date.now() - changed.getTime() > 1000;

/** What a program is told where there is nothing. */
export const noDocument = () =>
  new Response("There is nothing here.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });

/** Sends on to a document's one address. Not kept by browsers: names change. */
export const movedTo = (address: string) =>
  new Response(null, { status: 301, headers: { location: address, "cache-control": "no-store" } });
