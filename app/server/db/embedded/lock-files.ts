import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Holder } from "./holder";

/** A lock file as found: the highest number in the folder is the one that counts. */
export interface LockFile {
  number: number;
  /** Undefined while its content cannot be read, which a file system without links allows for a moment. */
  holder: Holder | undefined;
  /** Last heartbeat, in milliseconds by the file system's clock. */
  beat: number;
}

const NAME = /^lock\.(\d+)$/;

/** File systems without hard links answer with one of these. */
const NO_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** The path of a lock file. */
export function lockPath(dataDir: string, number: number): string {
  return join(dataDir, `lock.${number}`);
}

/** The numbers of all lock files in a folder, highest first; none where there is no folder. */
export async function lockNumbers(dataDir: string): Promise<number[]> {
  const names = await readdir(dataDir).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  });
  const numbers = names.flatMap((name) => {
    const [, number] = NAME.exec(name) ?? [];
    return number === undefined ? [] : Number(number);
  });
  return numbers.sort((a, b) => b - a);
}

/** The lock file that counts, or undefined where there is none. */
export async function currentLock(dataDir: string): Promise<LockFile | undefined> {
  const [number] = await lockNumbers(dataDir);
  if (number === undefined) return undefined;
  const path = lockPath(dataDir, number);
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(path), readFile(path, "utf8")]);
    return { number, holder: parse(text), beat: mtimeMs };
  } catch (error) {
    // Cleaned away by a newer holder between the listing and the look.
    if (codeOf(error) === "ENOENT") return currentLock(dataDir);
    throw error;
  }
}

/** Creates a lock file with its whole content at once. False when the number is taken. */
export async function createLock(dataDir: string, number: number, holder: Holder): Promise<boolean> {
  const path = lockPath(dataDir, number);
  const draft = await writeDraft(dataDir, holder);
  try {
    await link(draft, path).catch((error: unknown) => {
      if (!NO_LINKS.has(codeOf(error) ?? "")) throw error;
      return writeFile(path, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
    });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Replaces the content of an own lock file; a reader sees the old one or the new one. */
export async function rewriteLock(dataDir: string, number: number, holder: Holder): Promise<void> {
  await rename(await writeDraft(dataDir, holder), lockPath(dataDir, number));
}

/** Removes the lock files below a number. The highest always stays, so that numbers only grow. */
export async function cleanBelow(dataDir: string, number: number): Promise<void> {
  const lower = (await lockNumbers(dataDir)).filter((other) => other < number);
  await Promise.all(lower.map((other) => rm(lockPath(dataDir, other), { force: true })));
}

async function writeDraft(dataDir: string, holder: Holder): Promise<string> {
  const draft = join(dataDir, `.lock-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(holder), { mode: 0o600, flag: "wx" });
  return draft;
}

function parse(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
