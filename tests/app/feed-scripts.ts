import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** A script that a page makes the browser fetch, and its size in bytes once gzipped. */
export interface FeedScript {
  path: string;
  gzip: number;
}

/** Paths of an HTML page's own scripts and module preloads: `/assets/index-BWRjAnbD.js`. */
function namedScripts(html: string): string[] {
  const tags = html.match(/<script\b[^>]*\bsrc=[^>]*>|<link\b[^>]*\brel="modulepreload"[^>]*>/g) ?? [];
  return tags.flatMap((tag) => /\b(?:src|href)="(\/[^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

/** Paths of what a built script imports at once; a dynamic import is fetched when it is needed. */
function staticImports(code: string): string[] {
  const imports = code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.$-]+\.js)["'`]/g);
  return [...imports].map(([, name]) => `/assets/${String(name)}`);
}

/**
 * All scripts that the page with this HTML loads before anyone does anything, largest first: what it
 * names itself, and what those import, so that a missing preload doesn't make the page look lighter.
 */
export function feedScripts(html: string, clientDir = "dist/client"): FeedScript[] {
  const found = new Map<string, number>();
  const queue = namedScripts(html);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    const code = readFileSync(join(clientDir, path));
    found.set(path, gzipSync(code, { level: 9 }).length);
    queue.push(...staticImports(code.toString()));
  }
  const scripts = [...found].map(([path, gzip]) => ({ path, gzip }));
  return scripts.sort((one, other) => other.gzip - one.gzip);
}

/** Bytes of these scripts together, gzipped. */
export function gzipTotal(scripts: FeedScript[]): number {
  return scripts.reduce((sum, { gzip }) => sum + gzip, 0);
}
