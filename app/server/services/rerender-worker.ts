import { setTimeout as sleep } from "node:timers/promises";

import { getDatabase } from "../db/client";
import { isDatabaseAway } from "../db/errors";
import { logger } from "../logger";
import { renderStale } from "./rerender";

/** While two versions of our code run, the older one still writes what the newer one renders anew. */
const INTERVAL_MS = 10 * 60_000;

/** Between two batches, for the requests of people. */
const PAUSE_MS = 5;

/**
 * Renders in the background what an older version of our code rendered, from now on and for as long
 * as the process lives. Answers how to end it: the batch that is being done is waited for.
 */
export function startRenderWorker(): () => Promise<void> {
  const failed = new Set<string>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  const work = async () => {
    let total = 0;
    while (!stopping.signal.aborted) {
      const rendered = await renderStale(getDatabase(), { failed });
      if (rendered === 0) break;
      total += rendered;
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    if (total > 0) logger().info({ total }, "texts rendered anew");
  };
  const wake = () => {
    running ??= work()
      .catch((error: unknown) => {
        // The next look finds what is left.
        if (!isDatabaseAway(error)) logger().error({ err: error }, "texts could not be rendered anew");
      })
      .finally(() => {
        running = undefined;
      });
  };
  wake();
  const timer = setInterval(wake, INTERVAL_MS);
  timer.unref();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    await running;
  };
}
