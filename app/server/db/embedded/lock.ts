import { randomUUID } from "node:crypto";
import { mkdir, rm, utimes } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { DatabaseHeldError } from "./held-error";
import { describeSelf, isHere, isRunning, type Holder } from "./holder";
import {
  cleanBelow,
  createLock,
  currentLock,
  lockNumbers,
  lockPath,
  rewriteLock,
  type LockFile,
} from "./lock-files";

/**
 * One process per data folder. PGlite has no guard of its own: a second process would overwrite the
 * first one's pages without an error.
 *
 * Lock files are numbered and only ever created, never reused: whoever creates the next number
 * atomically is the holder, so two processes that take over from a dead one cannot both win.
 */
export interface FolderLock {
  /** Tells other processes where the holder's socket listens. */
  publish: (address: string) => Promise<void>;
  /** Lets go. The folder may be opened by anyone afterwards. */
  release: () => Promise<void>;
}

export interface LockOptions {
  dataDir: string;
  /** What this process is, for a person who is refused: `npm run dev`. */
  command: string;
  /** Called once when another process took over, as after a long suspension. Stop writing at once. */
  onLost: () => void;
  /** Milliseconds between two heartbeats. */
  beat?: number;
  /** Milliseconds without a heartbeat after which a holder elsewhere counts as dead. */
  patience?: number;
}

const BEAT = 2000;
const PATIENCE = 10_000;

/**
 * Takes the lock of a data folder, creating the folder (mode 0700) where it is missing.
 * @throws {DatabaseHeldError} when a living process holds it.
 */
export async function lockFolder(options: LockOptions): Promise<FolderLock> {
  const { dataDir, command, patience = PATIENCE } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const self = describeSelf(command, randomUUID());
  for (;;) {
    const current = await currentLock(dataDir);
    if (current && (await isHeld(dataDir, current, patience))) {
      if (current.holder) throw new DatabaseHeldError(dataDir, current.holder);
      continue;
    }
    const number = (current?.number ?? 0) + 1;
    if (!(await createLock(dataDir, number, self))) continue;
    // A number can come free again when its holder came and went while this process looked away;
    // then a higher one exists, and the lower one holds nothing.
    const [highest] = await lockNumbers(dataDir);
    if (highest !== number) {
      await rm(lockPath(dataDir, number), { force: true });
      continue;
    }
    await cleanBelow(dataDir, number);
    return keepLock(options, number, self);
  }
}

/** The living process that holds a folder, if there is one. Waits for a heartbeat where it must. */
export async function findHolder(dataDir: string, patience = PATIENCE): Promise<Holder | undefined> {
  const current = await currentLock(dataDir);
  if (!current || !(await isHeld(dataDir, current, patience))) return undefined;
  return current.holder ?? findHolder(dataDir, patience);
}

/** Whether a lock file's holder lives. Clocks of two hosts may differ, so a heartbeat is watched, not dated. */
async function isHeld(dataDir: string, seen: LockFile, patience: number): Promise<boolean> {
  if (seen.holder?.released) return false;
  if (seen.holder && isHere(seen.holder)) return isRunning(seen.holder);
  for (const end = performance.now() + patience; performance.now() < end;) {
    await sleep(100);
    const now = await currentLock(dataDir);
    if (now?.number !== seen.number || now.beat !== seen.beat) return !now?.holder?.released;
  }
  return false;
}

function keepLock({ dataDir, onLost, beat = BEAT }: LockOptions, number: number, self: Holder): FolderLock {
  let kept = true;
  const check = async () => {
    const now = new Date();
    // Where the file is gone, the look below says so; other faults of the disk are not a loss.
    await utimes(lockPath(dataDir, number), now, now).catch(() => undefined);
    const highest = await lockNumbers(dataDir).then(
      (numbers) => numbers[0],
      () => number,
    );
    if (!kept || highest === number) return;
    stop();
    onLost();
  };
  const timer = setInterval(() => void check(), beat).unref();
  const stop = () => {
    kept = false;
    clearInterval(timer);
  };
  return {
    publish: (address) => rewriteLock(dataDir, number, Object.assign(self, { address })),
    release: async () => {
      if (!kept) return;
      stop();
      await rewriteLock(dataDir, number, { ...self, address: undefined, released: true });
    },
  };
}
