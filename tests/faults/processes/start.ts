import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll } from "vitest";

/** A process of this folder, with what it has printed so far. */
export interface Started {
  child: ChildProcess;
  lines: string[];
  /** Waits for the next line; undefined when the process ends first. */
  nextLine: () => Promise<string | undefined>;
  /** kill -9, and waits until it is gone. */
  kill: () => Promise<void>;
}

const folders: string[] = [];
const processes: Started[] = [];

afterAll(async () => {
  await Promise.all(processes.map((started) => started.kill()));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** An empty folder, removed after the file's last test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "posthouse-faults-"));
  folders.push(folder);
  return folder;
}

/** Starts a script of this folder as a process of its own, which ends with the file's last test. */
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
  const started: Started = {
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
  processes.push(started);
  return started;
}
