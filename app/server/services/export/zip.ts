import { setImmediate as nextTurn } from "node:timers/promises";
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";

import type { ExportFile } from "./part";

/** What the ZIP format can number without its extension for larger ones. */
export const ZIP_FILES_MAX = 65_535;
const ZIP_BYTES_MAX = 0xffff_ffff;

/** Compressed already: to compress it again costs time and saves nothing. */
const PACKED = /\.(webp|png|jpe?g|zip)$/;

/**
 * Packs files into a ZIP archive, piece by piece: no more than one piece is held, and other requests
 * get their turn between two. Nothing is read ahead of who takes the archive.
 * @throws {RangeError} when the archive outgrows its format; half of one is worse than none.
 */
export async function* zipped(files: AsyncIterable<ExportFile>, at: Date): AsyncGenerator<Uint8Array, void> {
  let ready: Uint8Array[] = [];
  let size = 0;
  let count = 0;
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
    size += piece.length;
  });
  const take = () => {
    if (size > ZIP_BYTES_MAX || count > ZIP_FILES_MAX) throw new RangeError("The archive is too large.");
    const pieces = ready;
    ready = [];
    return pieces;
  };

  for await (const { name, content } of files) {
    const entry = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = at;
    count += 1;
    zip.add(entry);
    for await (const piece of content) {
      entry.push(typeof piece === "string" ? strToU8(piece) : piece);
      await nextTurn();
      yield* take();
    }
    entry.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
