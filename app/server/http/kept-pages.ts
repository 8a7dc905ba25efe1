import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import type { Encoding } from "./compress";

import { onContentChange } from "../changes";

/** How many pages are kept, and how large each may be: 64 MB at most, and their compressed forms. */
const PAGES_MAX = 256;
const PAGE_BYTES_MAX = 262_144;

/** Times like "3 min" are part of a page, so none is kept for long even when nothing changes. */
const KEPT_MS = 30_000;

/** A finished answer: the same bytes for every guest. */
export interface FinishedPage {
  status: number;
  bytes: Buffer;
  headers: [string, string][];
  /** Made when first asked for. */
  encoded: Partial<Record<Encoding, Buffer>>;
  madeAt: number;
}

/** Pages as guests see them. Replaced whole when something they show may have changed. */
let pages = new Map<string, Promise<FinishedPage>>();

onContentChange(() => {
  pages = new Map();
});

/**
 * The page kept under `key`, or the one that `render` makes. Whoever asks while it is being made
 * waits for the same rendering; whoever asks after a change never gets one that began before it.
 */
export async function keptPage(key: string, render: () => Promise<FinishedPage>): Promise<FinishedPage> {
  const store = pages;
  const known = store.get(key);
  if (known) {
    const page = await known;
    if (page.madeAt + KEPT_MS > Date.now()) {
      // The first in the map is the one that nobody asked for the longest.
      store.delete(key);
      store.set(key, known);
      return page;
    }
    // Somebody who waited too has begun to render it anew.
    if (store.get(key) !== known) return keptPage(key, render);
  }
  const rendering = render();
  store.delete(key);
  store.set(key, rendering);
  if (store.size > PAGES_MAX) store.delete(store.keys().next().value ?? key);
  let page: FinishedPage | undefined;
  try {
    page = await rendering;
    return page;
  } finally {
    const isWorthKeeping = page?.status === 200 && page.bytes.length <= PAGE_BYTES_MAX;
    if (!isWorthKeeping && store.get(key) === rendering) store.delete(key);
  }
}

/** The bytes of a page in an encoding. They are kept, so it may take more effort than for one answer. */
export function bytesOf(page: FinishedPage, encoding: Encoding | undefined): Buffer {
  if (!encoding) return page.bytes;
  return (page.encoded[encoding] ??=
    encoding === "br"
      ? brotliCompressSync(page.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : gzipSync(page.bytes, { level: 6 }));
}
