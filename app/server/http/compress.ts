import { Readable } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

const COMPRESSIBLE = /^(text\/(html|plain|css|xml)|application\/(json|jsonl|atom\+xml|xml))/;

const encoders = {
  br: () =>
    createBrotliCompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 3,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      },
    }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH, level: 4 }),
};

/**
 * Compresses an answer while it streams, flushing after each part so that nothing is held back. The
 * levels are low on purpose: pages are made for one request and thrown away.
 */
export function compressed(request: Request, response: Response): Response {
  const { headers, body, status } = response;
  if (!body || request.method === "HEAD" || headers.has("content-encoding")) return response;
  if (!COMPRESSIBLE.test(headers.get("content-type") ?? "")) return response;

  headers.append("vary", "accept-encoding");
  const encoding = preferredEncoding(request.headers.get("accept-encoding"));
  if (!encoding) return response;
  headers.set("content-encoding", encoding);
  headers.delete("content-length");

  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const encoder = encoders[encoding]();
  // A reader that goes away stops the source; a source that breaks off ends the answer.
  source.on("error", (error) => encoder.destroy(error));
  encoder.on("close", () => source.destroy());
  source.pipe(encoder);
  return new Response(Readable.toWeb(encoder) as ReadableStream, { status, headers });
}

/** Brotli before gzip, leaving out what the client refuses with `q=0`. */
function preferredEncoding(accepted: string | null): keyof typeof encoders | undefined {
  if (!accepted) return undefined;
  const offers = accepted
    .toLowerCase()
    .split(",")
    .map((offer) => offer.trim())
    .filter((offer) => !/;\s*q=0(\.0*)?$/.test(offer))
    .map((offer) => offer.split(";")[0]?.trim());
  if (offers.includes("br")) return "br";
  return offers.includes("gzip") || offers.includes("*") ? "gzip" : undefined;
}
