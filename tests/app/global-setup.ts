import { execFileSync } from "node:child_process";

import type { TestProject } from "vitest/node";

import { startServer, type TestServer } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    serverUrl: string;
  }
}

/** Builds the app once and serves it from an empty folder for all tests of this project. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  execFileSync("npm", ["run", "build"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const server: TestServer = await startServer();
  provide("serverUrl", server.url);
  return async () => {
    await server.stop();
  };
}
