import { startPostgres } from "./postgres-server";

/**
 * Vitest's global setup for the tests on a real PostgreSQL: starts one and tells its address in
 * TEST_POSTGRES_URL. Where that is set already, the tests use that server.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES_URL) return undefined;
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  return async () => {
    delete process.env.TEST_POSTGRES_URL;
    await server.stop();
  };
}
