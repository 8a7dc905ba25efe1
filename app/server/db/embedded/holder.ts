import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { z } from "zod/v4";

/** What a lock file says about the process that wrote it. */
export const Holder = z.object({
  /** Tells this holder from every other one, also from an earlier one of the same process. */
  token: z.string(),
  pid: z.number(),
  host: z.string(),
  /** Where `pid` means something: one boot of one machine and one namespace of processes. */
  place: z.string(),
  /** When the process started, as the system tells it: sees through a reused pid. */
  started: z.string().optional(),
  /** What the process is, for a person: `npm run dev`. */
  command: z.string(),
  /** Since when it holds the folder, as an ISO time. */
  since: z.string(),
  /** `postgres://…` of its socket, password included, once it listens. */
  address: z.string().optional(),
  /** True once it let go; the file stays, so that numbers only grow. */
  released: z.boolean().optional(),
});

export type Holder = z.output<typeof Holder>;

/** This process, as the holder of a folder. */
export function describeSelf(command: string, token: string): Holder {
  return {
    token,
    pid: process.pid,
    host: hostname(),
    place: currentPlace(),
    started: processStart(process.pid),
    command,
    since: new Date().toISOString(),
  };
}

/** True where a holder's pid can be looked up from here; elsewhere only its heartbeat tells. */
export function isHere(holder: Holder): boolean {
  return holder.place === currentPlace();
}

/** True when the holder's process, which `isHere`, still lives and is no later one with its pid. */
export function isRunning(holder: Holder): boolean {
  if (!exists(holder.pid)) return false;
  const started = processStart(holder.pid);
  return started === undefined || holder.started === undefined || started === holder.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Two containers may share a host name, and a volume; they never share boot and namespace. */
function currentPlace(): string {
  if (process.platform !== "linux") return hostname();
  return [
    hostname(),
    attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()),
    attempt(() => readlinkSync("/proc/self/ns/pid")),
  ].join(" ");
}

function processStart(pid: number): string | undefined {
  if (process.platform === "linux")
    return attempt(() => startField(readFileSync(`/proc/${pid}/stat`, "utf8")));
  return attempt(() =>
    execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", timeout: 2000 }).trim(),
  );
}

/** Field 22 of /proc/<pid>/stat; the name in field 2 may hold spaces and brackets, so count from its end. */
function startField(stat: string): string | undefined {
  const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended, though nobody has asked for its exit code yet.
  return afterName[0] === "Z" ? "ended" : afterName[19];
}

function attempt(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
