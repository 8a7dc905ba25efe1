import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A process of this folder, with what it has printed so far. */
export interface Started {
  child: ChildProcess;
  lines: string[];
  /** Waits for the next line; undefined when the process ends first. */
  nextLine: () => Promise<string | undefined>;
  /** kill -9, and waits until it is gone. */
  kill: () => Promise<void>;
}

/** An empty folder for one test. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "posthouse-faults-"));
}

/** Starts a script of this folder as a process of its own. */
export function startProcess(script: string, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, script), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, POSTGRES_URL: "", BASE_URL: "", ...env },
  });
  const exited = once(child, "exit");
  const lines: string[] = [];
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => lines.push(line));
  const closed = once(reader, "close");
  let read = 0;
  return {
    child,
    lines,
    nextLine: async () => {
      const wanted = read;
      read += 1;
      if (lines.length <= wanted) await Promise.race([once(reader, "line"), closed]);
      return lines[wanted];
    },
    kill: async () => {
      child.kill("SIGKILL");
      await Promise.all([exited, closed]);
    },
  };
}
