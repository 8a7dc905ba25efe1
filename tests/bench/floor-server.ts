import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { freePort } from "../free-port";

/** A server of this run. */
export interface BenchServer {
  url: string;
  pid: number;
  stop: () => Promise<unknown>;
}

/** Starts the server that all others are measured against. */
export async function startFloor(postgresUrl: string): Promise<BenchServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL("floor.mjs", import.meta.url))], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), POSTGRES_URL: postgresUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  process.once("exit", () => child.kill());
  await Promise.race([once(child.stdout, "data"), ended]);
  if (child.pid === undefined || child.exitCode !== null) throw new Error("The floor did not start.");
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, stop };
}
