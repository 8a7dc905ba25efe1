import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../free-port";
import { median } from "./report";

const TRIES = 3;
const PATIENCE_MS = 30_000;

/** Milliseconds from starting the app to its first answered request, and those of an empty `node`. */
export interface StartTime {
  app: number;
  node: number;
}

/** Times starts of the built app on an embedded database that exists already. */
export async function startTime(): Promise<StartTime> {
  const dataDir = await mkdtemp(join(tmpdir(), "posthouse-bench-"));
  try {
    await timeApp(dataDir);
    const tries: StartTime[] = [];
    for (let count = 0; count < TRIES; count += 1) {
      tries.push({ node: await timeNode(), app: await timeApp(dataDir) });
    }
    return { app: median(tries.map(({ app }) => app)), node: median(tries.map(({ node }) => node)) };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timeNode(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ["-e", "0"]), "exit");
  return performance.now() - began;
}

async function timeApp(dataDir: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR: dataDir,
      POSTGRES_URL: "",
      AUTH_SECRET: "",
      BASE_URL: "",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill());
  try {
    while (!(await answers(`http://127.0.0.1:${port}/api/health/ready`))) {
      if (child.exitCode !== null) throw new Error("The app ended while starting.");
      if (performance.now() - began > PATIENCE_MS) throw new Error("The app did not start in time.");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return performance.now() - began;
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
