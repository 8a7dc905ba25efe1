import { execFileSync } from "node:child_process";

import type { TestProject } from "vitest/node";

import { startServer } from "./server";

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
  const servers = await Promise.all(Array.from({ length: config.maxWorkers }, () => startServer()));
  provide(
    "siteUrls",
    servers.map(({ url }) => url),
  );
  return async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
  };
}
