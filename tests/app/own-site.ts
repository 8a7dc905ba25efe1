import { afterAll } from "vitest";

import { openDatabaseOf } from "./database";
import { windowsOf } from "./pages";
import { startServer } from "./server";

/** A site for the tests of one file, which ends with them, a way to its database, and windows on it. */
export async function ownSite() {
  const server = await startServer();
  const sql = await openDatabaseOf(server);
  const { hasBrowser, openWindow } = await windowsOf(server.url);

  afterAll(async () => {
    await sql.end({ timeout: 1 });
    await server.stop();
  });
  return { base: server.url, sql, hasBrowser, openWindow };
}
