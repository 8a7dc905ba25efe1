import { Readable } from "node:stream";
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip";

const COMPRESSIBLE = /^(text\/(html|plain|css|xml)|application\/(json|jsonl|atom\+xml|xml))/;

/** What is compressed in one go blocks for about a millisecond at this size. */
const WHOLE_MAX = 131_072;

const brotli = {
  [constants.BROTLI_PARAM_QUALITY]: 4,
  [constants.BROTLI_PARAM_LGWIN]: 18,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
};

const whole = {
  br: (bytes: Buffer) =>
    brotliCompressSync(bytes, { params: { ...brotli, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes: Buffer) => gzipSync(bytes, { level: 4 }),
};

const streamed = {
  br: () => createBrotliCompress({ flush: constants.BROTLI_OPERATION_FLUSH, params: brotli }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH, level: 4 }),
};

/**
 * Compresses an answer. One that is complete at once is compressed whole; one that takes its time
 * streams on, each part flushed, so that nothing is held back. Levels are low on purpose: most
 * pages are made for one request and thrown away.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers, status } = response;
  // The body is looked at last: srvx's answers make theirs only when asked.
  if (request.method === "HEAD" || headers.has("content-encoding")) return response;
  if (!COMPRESSIBLE.test(headers.get("content-type") ?? "")) return response;
  headers.append("vary", "accept-encoding");
  const encoding = preferredEncoding(request.headers.get("accept-encoding"));
  if (!encoding || !response.body) return response;

  headers.set("content-encoding", encoding);
  headers.delete("content-length");
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const { parts, rest } = await readAtOnce(reader);
  const body = rest ? compressStream(encoding, parts, rest, reader) : whole[encoding](Buffer.concat(parts));
  return new Response(body as BodyInit, { status, headers });
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Read = ReturnType<Reader["read"]>;

/** What a body gives without waiting for anything; `rest` is its next part when there is more to come. */
async function readAtOnce(reader: Reader): Promise<{ parts: Uint8Array[]; rest?: Read }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const turnIsOver = new Promise<undefined>((resolve) =>
    setImmediate(() => setImmediate(resolve, undefined)),
  );
  while (size <= WHOLE_MAX) {
    const next = reader.read();
    const result = await Promise.race([next, turnIsOver]);
    if (!result) return { parts, rest: next };
    if (result.done) return { parts };
    parts.push(result.value);
    size += result.value.length;
  }
  return { parts, rest: reader.read() };
}

function compressStream(encoding: Encoding, parts: Uint8Array[], rest: Read, reader: Reader): ReadableStream {
  const source = Readable.from(
    (async function* () {
      yield* parts;
      for (let result = await rest; !result.done; result = await reader.read()) yield result.value;
    })(),
  );
  const encoder = streamed[encoding]();
  // A source that breaks off ends the answer; a client that goes away ends the source.
  source.on("error", (error) => encoder.destroy(error));
  encoder.on("close", () => {
    source.destroy();
    void reader.cancel().catch(() => undefined);
  });
  source.pipe(encoder);
  return Readable.toWeb(encoder) as ReadableStream;
}

/** Brotli before gzip, leaving out what the client refuses with `q=0`. */
export function preferredEncoding(accepted: string | null): Encoding | undefined {
  if (!accepted) return undefined;
  const offers = accepted
    .toLowerCase()
    .split(",")
    .filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
    .map((offer) => offer.split(";")[0]?.trim());
  if (offers.includes("br")) return "br";
  return offers.includes("gzip") || offers.includes("*") ? "gzip" : undefined;
}
