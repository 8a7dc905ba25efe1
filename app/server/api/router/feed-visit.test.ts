import { sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { FeedVisit } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function member() {
  const user = await createUser(getDatabase(), { emailVerified: false });
  return makeTestCaller({ session: sessionOf(user) }).feedVisit;
}

/** Lets this many minutes go by since all that was written down. */
const pass = (minutes: number) =>
  getDatabase()
    .update(FeedVisit)
    .set({
      lastAt: sql`${FeedVisit.lastAt} - make_interval(mins => ${minutes})`,
      beforeAt: sql`${FeedVisit.beforeAt} - make_interval(mins => ${minutes})`,
    });

const lastAt = async () => (await getDatabase().select().from(FeedVisit))[0]?.lastAt;

it("marks nothing on a first visit", async () => {
  const visit = await member();
  expect(await visit.current()).toEqual({ since: null, isDue: true });
  await visit.record();
  expect(await visit.current()).toEqual({ since: null, isDue: false });
});

it("marks what is newer than the visit before, for as long as this one lasts", async () => {
  const visit = await member();
  await visit.record();
  await pass(31);
  const end = await lastAt();
  expect(await visit.current()).toEqual({ since: end, isDue: true });
  await visit.record();
  expect(await visit.current()).toEqual({ since: end, isDue: false });
  await pass(20);
  const same = await visit.current();
  expect(same.isDue).toBe(true);
  await visit.record();
  await pass(20);
  expect((await visit.current()).since?.getTime()).toBe((same.since?.getTime() ?? 0) - 20 * 60_000);
  await pass(11);
  expect((await visit.current()).since).toEqual(await lastAt());
});

it("is the same told twice at once, by two windows", async () => {
  const visit = await member();
  await visit.record();
  await pass(31);
  const end = await lastAt();
  await Promise.all([visit.record(), visit.record(), visit.record()]);
  expect((await visit.current()).since).toEqual(end);
});

it("writes nothing while the last look is fresh", async () => {
  const visit = await member();
  await visit.record();
  await pass(4);
  const before = await lastAt();
  await visit.record();
  expect(await lastAt()).toEqual(before);
});
