import type { TestProject } from "vitest/node";

import { startPostgres } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the tests run on a server; PGlite's have none. */
    postgresUrl: string | undefined;
  }
}

/**
 * Vitest's global setup for the tests on a real PostgreSQL: starts one and tells its address to the
 * tests of this project alone. Where TEST_POSTGRES_URL names one, the tests use that.
 */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    provide("postgresUrl", given);
    return undefined;
  }
  const server = await startPostgres();
  provide("postgresUrl", server.url);
  return server.stop;
}
