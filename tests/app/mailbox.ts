import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { expect } from "vitest";

import { freePort } from "../free-port";

/** A message as its reader would see it. */
interface Received {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail server on loopback that keeps what it is given. */
export interface Mailbox {
  url: string;
  received: Received[];
  /** Waits for a message to `address` whose subject holds `subject`, and takes it out. */
  take: (address: string, subject: string) => Promise<Received>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const port = await freePort();
  const received: Received[] = [];
  let server: SMTPServer | undefined;

  const start = async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
          received.push({ to, ...parse(Buffer.concat(chunks).toString()) });
          done();
        });
      },
    });
    server.on("error", () => undefined);
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
  };
  const stop = () => new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));

  const take = async (address: string, subject: string) => {
    const isIt = (mail: Received) => mail.to === address && mail.subject.includes(subject);
    await expect
      .poll(() => received.filter((mail) => mail.to === address).map((mail) => mail.subject), {
        timeout: 30_000,
      })
      .toContainEqual(expect.stringContaining(subject));
    const [mail] = received.splice(received.findIndex(isIt), 1);
    if (!mail) throw new Error("The message is gone.");
    return mail;
  };
  await start();
  return { url: `smtp://127.0.0.1:${port}`, received, take, start, stop };
}

/** The one link to a page of the site with a token in it. */
export function linkIn({ text }: { text: string }): URL {
  const [link] = /https?:\/\/\S+token=\S+/.exec(text) ?? [];
  if (!link) throw new Error(`There is no link in:\n${text}`);
  return new URL(link);
}

export const tokenIn = (mail: { text: string }) => linkIn(mail).searchParams.get("token") ?? "";

function parse(raw: string): Omit<Received, "to"> {
  const [, subject = ""] = /^Subject: (.*(?:\r\n\s.*)*)/m.exec(raw) ?? [];
  const part = (type: string) => {
    const [, head = "", body = ""] =
      new RegExp(`(Content-Type: ${type}[^]*?)\\r\\n\\r\\n([^]*?)\\r\\n----`).exec(raw) ?? [];
    return head.includes("quoted-printable") ? fromQuotedPrintable(body) : body;
  };
  return { subject: decodeSubject(subject), text: part("text/plain"), html: part("text/html") };
}

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

const decodeSubject = (subject: string) =>
  subject
    .replace(/\r\n\s/g, " ")
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, text: string) => fromQuotedPrintable(text.replaceAll("_", " ")));
