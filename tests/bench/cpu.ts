import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Of the kernel's own clock in /proc/<pid>/stat: a hundredth of a second on every Linux in use. */
const MICROSECONDS_A_TICK = 10_000;

/**
 * User and system time that a process, its threads and its descendants have used so far, in µs.
 * Taken from the scheduler's nanoseconds where the kernel tells them, else from ticks of 10 ms.
 */
export function cpuTime(pid: number): number {
  const parents = new Map(processes().map((child) => [child, parentOf(child)]));
  let sum = 0;
  for (const child of parents.keys()) {
    for (let ancestor: number | undefined = child; ancestor !== undefined; ancestor = parents.get(ancestor)) {
      if (ancestor !== pid) continue;
      sum += ownTime(child);
      break;
    }
  }
  return sum;
}

/** @throws {Error} where the system does not tell the processor time of other processes. */
export function requireProc(): void {
  if (!existsSync("/proc/self/stat")) {
    throw new Error("The benchmark reads processor time from /proc, so it needs Linux.");
  }
}

function processes(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);
}

/** What is in /proc/<pid>/stat after the name, which may hold spaces: the state is field 0. */
function statOf(pid: number): string[] | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

function parentOf(pid: number): number | undefined {
  const parent = Number(statOf(pid)?.[1]);
  return parent > 0 ? parent : undefined;
}

function ownTime(pid: number): number {
  const nanoseconds = threadsOf(pid).reduce((sum, thread) => {
    const text = readProc(`/proc/${pid}/task/${thread}/schedstat`);
    return sum + Number(text?.split(" ")[0] ?? 0);
  }, 0);
  if (nanoseconds > 0) return nanoseconds / 1000;
  const stat = statOf(pid);
  return (Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)) * MICROSECONDS_A_TICK;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Undefined once the process has ended. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
