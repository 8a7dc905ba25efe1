import { sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { getDatabase } from "./client";
import { ensureChangeTriggers } from "./triggers";

async function tablesThatTell(): Promise<string[]> {
  const answer = await getDatabase().execute(
    sql`SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'notify_change' ORDER BY 1`,
  );
  const rows = Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;
  return (rows as { name: string }[]).map(({ name }) => name);
}

it("every table that pages show tells its changes, a new one too", async () => {
  expect(await tablesThatTell()).toEqual([
    '"user"',
    "avatar",
    "comment",
    "former_handle",
    "invitation",
    "post",
    "post_tag",
    "revision",
    "site",
    "tag",
  ]);
  await getDatabase().execute(sql`CREATE TABLE "New table" (id int)`);
  try {
    await ensureChangeTriggers(getDatabase());
    await ensureChangeTriggers(getDatabase());
    expect(await tablesThatTell()).toContain('"New table"');
  } finally {
    await getDatabase().execute(sql`DROP TABLE "New table"`);
  }
});
