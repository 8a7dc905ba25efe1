import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";

import type { Message } from "./letter";

import { getDatabase } from "../db/client";
import { Mail } from "../db/schema";
import { deliverNext, storeMail } from "./outbox";

const message = (recipient: string): Message => ({
  recipient,
  subject: "Subject",
  text: "Text",
  html: "<p>Text</p>",
});
const refuse = () =>
  Promise.reject(Object.assign(new Error("550 <a@b.example> unknown"), { code: "EENVELOPE" }));
const stored = () => getDatabase().select().from(Mail);

it("sends each message once, however many workers there are, and keeps none that was taken", async () => {
  const recipients = Array.from({ length: 6 }, (_, index) => `member-${index}@example.com`);
  for (const recipient of recipients) await storeMail(getDatabase(), message(recipient));
  const sent: string[] = [];
  const worker = async () => {
    const send = ({ recipient }: Message) => {
      sent.push(recipient);
      return new Promise<void>((resolve) => setTimeout(resolve, 2));
    };
    while ((await deliverNext(getDatabase(), send)) === "sent");
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(sent.sort()).toEqual(recipients);
  expect(await stored()).toEqual([]);
});

it("keeps what was refused, tries it later, and later still", async () => {
  await storeMail(getDatabase(), message("ada@example.com"));
  expect(await deliverNext(getDatabase(), refuse)).toBe("failed");
  const [first] = await stored();
  expect(first?.attempts).toBe(1);
  expect(await deliverNext(getDatabase(), refuse)).toBe("nothing due");

  await getDatabase()
    .update(Mail)
    .set({ sendAfter: sql`now()` });
  await deliverNext(getDatabase(), refuse);
  const [second] = await stored();
  expect(second?.attempts).toBe(2);
  expect(Number(second?.sendAfter) - Date.now()).toBeGreaterThan(5_000);

  await getDatabase()
    .update(Mail)
    .set({ sendAfter: sql`now()` });
  expect(await deliverNext(getDatabase(), () => Promise.resolve())).toBe("sent");
  expect(await stored()).toEqual([]);
});

it("sends what a worker took that has not come back", async () => {
  await storeMail(getDatabase(), message("ada@example.com"));
  const lost = deliverNext(getDatabase(), () => new Promise<void>(() => undefined));
  await expect.poll(async () => (await stored())[0]?.attempts).toBe(1);
  await getDatabase()
    .update(Mail)
    .set({ sendAfter: sql`now()` });
  expect(await deliverNext(getDatabase(), () => Promise.resolve())).toBe("sent");
  void lost;
});

it("gives up on what nobody took for two days", async () => {
  await storeMail(getDatabase(), message("ada@example.com"));
  await getDatabase()
    .update(Mail)
    .set({ createdAt: sql`now() - interval '49 hours'` })
    .where(eq(Mail.recipient, "ada@example.com"));
  expect(await deliverNext(getDatabase(), refuse)).toBe("failed");
  expect(await stored()).toEqual([]);
});

it("never sends what the development inbox holds", async () => {
  await storeMail(getDatabase(), message("ada@example.com"), { held: true });
  expect(await deliverNext(getDatabase(), () => Promise.resolve())).toBe("nothing due");
  expect(await stored()).toHaveLength(1);
});
