import { serve } from "srvx";

import { env } from "~/env/server";
import { closeDatabase } from "../db/client";
import { hasDemoPassword } from "../seed/demo-password";
import { openDatabase } from "../db/open";
import { beginStopping, isStopping } from "../lifecycle";
import { logger } from "../logger";
import { startMailWorker } from "../mail/worker";
import { startRenderWorker } from "../services/rerender-worker";
import { serveAssets } from "./static";

/** How long requests in flight may take to finish once the process is told to stop. */
const STOP_PATIENCE_MS = 10_000;

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * Opens the database, listens, and stops cleanly on SIGTERM and Ctrl-C: no new connections,
 * requests in flight finished, database closed, exit code 0.
 * @throws {EnvError | DatabaseHeldError} with a message for whoever started it.
 */
export async function serveApp({ fetch, clientDir }: { fetch: Fetch; clientDir: string }): Promise<void> {
  const { port, host, trustedProxies, baseUrl, dataDir, postgresUrl } = env();
  await openDatabase({ command: "npm start" });

  const server = serve({
    fetch: async (request) => {
      const response = await fetch(request);
      if (isStopping()) response.headers.set("connection", "close");
      return response;
    },
    middleware: [serveAssets(clientDir)],
    port,
    ...(host ? { hostname: host } : {}),
    trustProxy: trustedProxies,
    gracefulShutdown: false,
    silent: true,
  });
  await server.ready();
  const stopMail = startMailWorker();
  const stopRendering = startRenderWorker();
  if (hasDemoPassword(dataDir)) {
    logger().warn(
      { folder: dataDir },
      "this folder holds demonstration accounts; give a real site another DATA_DIR",
    );
  }
  logger().info({ address: baseUrl, port, data: postgresUrl ? "PostgreSQL" : dataDir }, "listening");

  const stop = async (signal: string) => {
    if (isStopping()) return;
    beginStopping();
    logger().info({ signal }, "stopping");
    const force = setTimeout(() => void server.close(true), STOP_PATIENCE_MS);
    await server.close();
    clearTimeout(force);
    await Promise.all([stopMail(), stopRendering()]);
    await closeDatabase();
    logger().info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void stop(signal));
  process.on("SIGINT", (signal) => void stop(signal));
}
