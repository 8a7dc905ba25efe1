import { createTransport } from "nodemailer";

import type { Message } from "./letter";

import { env } from "~/env/server";
import { logger } from "../logger";

/** How long a mail server may take over each step of taking a message. */
const PATIENCE_MS = 10_000;

/** How long an answer to "is it there?" is believed. A mail server that is back is found quickly. */
const REACHED_MS = 10_000;
const AWAY_MS = 1_000;

type Transport = ReturnType<typeof createTransport>;

let transport: Transport | undefined;

function smtp(): Transport {
  transport ??= createTransport({
    url: env().smtpUrl,
    connectionTimeout: PATIENCE_MS / 2,
    greetingTimeout: PATIENCE_MS / 2,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/** Hands a message to the mail server. @throws where it did not take it. */
export async function sendBySmtp({ recipient, ...message }: Message): Promise<void> {
  try {
    await smtp().sendMail({
      from: env().mailFrom,
      // As an object nothing in it can be read as a second address.
      to: { name: "", address: recipient },
      headers: { "auto-submitted": "auto-generated" },
      ...message,
    });
  } catch (error) {
    known = undefined;
    throw error;
  }
}

/** Why it failed, without an address or a password in it: ECONNREFUSED, EAUTH. */
const codeOf = (error: unknown) => (error as { code?: unknown } | undefined)?.code ?? "unknown";

let known: { until: number; answer: Promise<boolean> } | undefined;

/** Whether the mail server answers and lets us in. Asked at most once in a while. */
export function isMailReachable(): Promise<boolean> {
  if (!known || known.until < Date.now()) known = { until: Infinity, answer: ask() };
  return known.answer;
}

async function ask(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  const answered = smtp()
    .verify()
    .then(
      () => true,
      (error: unknown) => {
        logger().warn({ reason: codeOf(error) }, "the mail server can't be reached, or refused us");
        return false;
      },
    );
  const reached = await Promise.race([answered, tooLate]);
  clearTimeout(timer);
  if (known) known.until = Date.now() + (reached ? REACHED_MS : AWAY_MS);
  return reached;
}
