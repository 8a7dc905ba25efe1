import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { EMPTY_SITE, startServer } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    siteUrls: string[];
  }
}

/** Builds the app once and serves it from empty folders, one for each worker of this project. */
export default async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  execFileSync("npm", ["run", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const emptySite = await mkdtemp(join(tmpdir(), "posthouse-test-"));
  await (await startServer({ DATA_DIR: emptySite })).stop();
  process.env[EMPTY_SITE] = emptySite;
  const servers = await Promise.all(Array.from({ length: config.maxWorkers }, () => startServer()));
  provide(
    "siteUrls",
    servers.map(({ url }) => url),
  );
  return async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
    await rm(emptySite, { recursive: true, force: true });
  };
}
