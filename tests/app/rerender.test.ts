import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

import { openDatabaseOf } from "./database";
import { startServer } from "./server";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "posthouse-test-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

it("renders what an older version left, after the start, and stops in the middle of it", async () => {
  const first = await startServer({ DATA_DIR: dataDir });
  const before = await openDatabaseOf(first);
  await before`insert into post (id, title, content)
    select gen_random_uuid(), 'Number ' || n, '*Text* ' || n from generate_series(1, 400) n`;
  await before.end();
  expect(await first.stop()).toBe(0);

  const second = await startServer({ DATA_DIR: dataDir });
  expect(await second.stop()).toBe(0);

  const third = await startServer({ DATA_DIR: dataDir });
  const after = await openDatabaseOf(third);
  await expect
    .poll(() => after`select id from post where html is null`.then((rows) => rows.length), {
      timeout: 50_000,
    })
    .toBe(0);
  const [post] = await after`select slug, html, extract from post where title = 'Number 7'`;
  expect(post).toEqual({
    slug: "number-7",
    html: '<p dir="auto"><em>Text</em> 7</p>\n',
    extract: "Text 7",
  });
  await after.end();
  expect(await third.stop()).toBe(0);
});
