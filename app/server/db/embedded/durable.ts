import { fdatasyncSync } from "node:fs";

import type { PGlite } from "@electric-sql/pglite";

/** Errno of a failed write in Emscripten's numbering. */
const EIO = 29;

interface NodeFolder {
  stream_ops: { fsync?: (stream: { nfd?: number }) => number };
}

/**
 * Start parameters that make PostgreSQL flush its log to the disk before it acknowledges a commit.
 * PGlite leaves that out (`-F`): fine for the death of a process, but a power cut could leave a
 * database that no longer opens. `fsync` is the one method that Emscripten passes on.
 */
export function durableParams(defaults: readonly string[]): string[] {
  return [...defaults.filter((param) => param !== "-F"), "-c", "wal_sync_method=fsync"];
}

/** Connects PostgreSQL's flushes with the disk's; Emscripten's Node file system ignores them. */
export function flushToDisk(client: PGlite): void {
  const { filesystems } = client.Module.FS as unknown as { filesystems: { NODEFS: NodeFolder } };
  filesystems.NODEFS.stream_ops.fsync = ({ nfd }) => {
    if (nfd === undefined) return 0;
    try {
      fdatasyncSync(nfd);
      return 0;
    } catch {
      return EIO;
    }
  };
}
