import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";

import type { PGlite } from "@electric-sql/pglite";

import { durableParams, flushToDisk } from "./durable";
import { lockFolder } from "./lock";
import { openSocket } from "./socket";

export interface EmbeddedOptions {
  /** The data folder; the database lies in its folder `postgres`. */
  dataDir: string;
  /** What this process is, for a person who is refused: `npm run dev`. */
  command: string;
}

export interface Embedded {
  client: PGlite;
  /** `postgres://…` of the socket, password included. */
  address: string;
  /** True when the database was made by this call. */
  created: boolean;
  /** Disconnects clients, writes a checkpoint, closes, and lets go of the folder. */
  close: () => Promise<void>;
}

/** Thrown when the data folder can't be made or written to; the message is for whoever started it. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
  constructor(dataDir: string, cause: NodeJS.ErrnoException) {
    super(`The data folder ${dataDir} can't be written to (${cause.code}). Set DATA_DIR to one that can.`, {
      cause,
    });
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error && "path" in error;

/**
 * Opens the embedded database, and creates it where there is none.
 * @throws {DatabaseHeldError} when another process has it open.
 */
export async function openEmbedded({ dataDir, command }: EmbeddedOptions): Promise<Embedded> {
  const lock = await lockFolder({ dataDir, command, onLost: endAtOnce }).catch((error: unknown) => {
    throw isFileError(error) ? new DataFolderError(dataDir, error) : error;
  });
  try {
    const { client, created } = await openFolder(dataDir);
    const socket = await openSocket(client);
    await lock.publish(socket.address);
    const close = async () => {
      await socket.close();
      try {
        await client.exec("CHECKPOINT");
        await client.close();
      } finally {
        await lock.release();
      }
    };
    let closing: Promise<void> | undefined;
    return { client, address: socket.address, created, close: () => (closing ??= close()) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openFolder(dataDir: string): Promise<{ client: PGlite; created: boolean }> {
  const { PGlite } = await import("@electric-sql/pglite");
  const folder = join(dataDir, "postgres");
  const created = !existsSync(folder);
  if (created) {
    // A half-made database could never be opened again, so it gets its name when it is whole.
    const draft = join(dataDir, "postgres.new");
    await rm(draft, { recursive: true, force: true });
    await (await PGlite.create(draft)).close();
    await rename(draft, folder);
  }
  const client = await PGlite.create(folder, { startParams: durableParams(PGlite.defaultStartParams) });
  flushToDisk(client);
  return { client, created };
}

/** Another process writes to the same files now; not even a checkpoint may be written any more. */
function endAtOnce(): never {
  process.stderr.write(
    "Another process took over the data folder while this one was suspended. Stopping without touching it.\n",
  );
  process.exit(1);
}
