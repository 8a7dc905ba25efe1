import { inArray } from "drizzle-orm";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";

import { emptyFolder, startProcess } from "./processes/start";
import { pgliteDatabase } from "~/server/db/client";
import { openEmbedded } from "~/server/db/embedded/open";
import { Post } from "~/server/db/schema";

const ROUNDS = 5;

test("every acknowledged row survives kill -9 at any moment", { timeout: 120_000 }, async () => {
  const dataDir = await emptyFolder();
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const writer = startProcess("write-posts.ts", [], { DATA_DIR: dataDir });
    expect(await writer.nextLine(), "the writer wrote nothing").toBeDefined();
    await sleep(Math.random() * 600);
    await writer.kill();
    // The last line may be cut in the middle of an id.
    acknowledged.push(...writer.lines.filter((line) => line.length === 36));
  }

  const { client, close } = await openEmbedded({ dataDir, command: "the test" });
  const db = pgliteDatabase(client);
  const found = await db.select({ id: Post.id }).from(Post).where(inArray(Post.id, acknowledged));
  const together = await db.select().from(Post);
  await close();

  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  expect(found).toHaveLength(acknowledged.length);
  const parts = together.filter((post) => post.title.startsWith("together"));
  const batches = Map.groupBy(parts, ({ title }) => title);
  for (const [title, posts] of batches) expect(posts, `${title} was stored half`).toHaveLength(3);
});
