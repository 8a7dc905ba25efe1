import { getDatabase } from "../db/client";
import { isDatabaseAway } from "../db/errors";
import { logger } from "../logger";
import { mailMode } from "./mode";
import { deliverNext } from "./outbox";
import { sendBySmtp } from "./transport";

/** How often the outbox is looked at for what is due again. */
const INTERVAL_MS = 5_000;

/** How long the end of the process waits for a message being sent. */
const STOP_PATIENCE_MS = 5_000;

let running: Promise<void> | undefined;
let isWanted = false;
let isStopped = false;

/** Sends what is due, in the background. While a round runs, one more is noted. */
export function wakeMailWorker(): void {
  isWanted = true;
  if (isStopped) return;
  running ??= work().finally(() => {
    running = undefined;
  });
}

async function work(): Promise<void> {
  try {
    while (isWanted && !isStopped) {
      isWanted = false;
      // After a failure the next one waits for the next look: the mail server may need a rest.
      if ((await deliverNext(getDatabase(), sendBySmtp)) === "sent") isWanted = true;
    }
  } catch (error) {
    // The next look finds what is left.
    if (!isDatabaseAway(error)) logger().error({ err: error }, "the outbox could not be worked on");
  }
}

/**
 * Looks after the outbox for as long as the process lives, where there is a mail server. Answers how
 * to end it: no new message is begun, and the one being sent is waited for.
 */
export function startMailWorker(): () => Promise<void> {
  if (mailMode() !== "smtp") return () => Promise.resolve();
  wakeMailWorker();
  const timer = setInterval(wakeMailWorker, INTERVAL_MS);
  timer.unref();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE_MS).unref())]);
  };
}
