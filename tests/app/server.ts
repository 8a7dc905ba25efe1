import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../free-port";

export interface TestServer {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything it has logged so far. */
  log: () => string;
  /** Stops it as an operator would and removes its folder. Answers the exit code. */
  stop: () => Promise<number | null>;
}

/** Names a folder of an empty site, stopped: its database is copied where a server gets a new folder. */
export const EMPTY_SITE = "TEST_EMPTY_SITE";

/**
 * Starts the production server on a new folder, or on the DATA_DIR given, and waits until it is ready.
 * Forwarded addresses from loopback are believed, so that a test can be many clients.
 */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const port = await freePort();
  const dataDir = env.DATA_DIR ?? (await newFolder(env));
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      TRUSTED_PROXIES: "127.0.0.1,::1",
      POSTGRES_URL: "",
      AUTH_SECRET: "",
      BASE_URL: "",
      // Vitest sets it, and Better Auth would let every origin pass.
      TEST: "",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));

  const stop = async () => {
    child.kill("SIGTERM");
    const code = await ended;
    if (!env.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
    return code;
  };
  await waitUntilReady(url, child, () => output);
  return { url, dataDir, process: child, log: () => output, stop };
}

/** A server takes a second to open a database that is there, and four more to make one. */
async function newFolder({ POSTGRES_URL }: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "posthouse-test-"));
  const emptySite = process.env[EMPTY_SITE];
  if (emptySite && !POSTGRES_URL)
    await cp(join(emptySite, "postgres"), join(folder, "postgres"), { recursive: true });
  return folder;
}

async function waitUntilReady(url: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended while starting:\n${log()}`);
    const ready = await fetch(`${url}/api/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not become ready:\n${log()}`);
}
