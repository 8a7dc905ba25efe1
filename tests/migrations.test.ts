import { PGlite } from "@electric-sql/pglite";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { format, resolveConfig } from "prettier";
import { expect, onTestFinished, test } from "vitest";

import * as schema from "~/server/db/schema";

const root = join(import.meta.dirname, "..");
const AUTH_SCHEMA = join(root, "app/server/db/auth-schema.ts");

interface Journal {
  entries: { idx: number; tag: string; when: number }[];
}

const readJson = async (path: string) => JSON.parse(await readFile(join(root, path), "utf8")) as unknown;

test("the migrations in drizzle/ lead to the schema in the code", async () => {
  const snapshots = (await readdir(join(root, "drizzle/meta")))
    .filter((name) => name.endsWith("_snapshot.json"))
    .sort();
  const last = (await readJson(`drizzle/meta/${snapshots.at(-1)}`)) as { id: string };
  // drizzle-kit's declarations name types that they don't bring along.
  const now: unknown = generateDrizzleJson({ ...schema }, last.id, undefined, "snake_case");
  expect(
    await generateMigration(last as never, now as never),
    "run npm run db:generate and commit what it writes",
  ).toEqual([]);
});

test("the journal names every migration file, in order of time", async () => {
  const { entries } = (await readJson("drizzle/meta/_journal.json")) as Journal;
  const files = (await readdir(join(root, "drizzle"))).filter((name) => name.endsWith(".sql")).sort();
  expect(entries.map((entry) => `${entry.tag}.sql`)).toEqual(files);
  // Drizzle skips a migration that is older than the last one applied, without a word.
  const times = entries.map((entry) => entry.when);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test("auth-schema.ts is what Better Auth's options generate", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "posthouse-auth-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const output = join(folder, "auth-schema.ts");
  const tool = join(root, "node_modules/.bin/auth");
  const args = ["generate", "--config", "app/server/auth/cli.ts", "--output", output, "--yes"];
  await promisify(execFile)(process.execPath, [tool, ...args], { cwd: root });
  const options = { ...(await resolveConfig(AUTH_SCHEMA)), filepath: AUTH_SCHEMA };
  const [fresh, committed] = await Promise.all([readFile(output, "utf8"), readFile(AUTH_SCHEMA, "utf8")]);
  expect(await format(committed, options), "run npm run auth:generate and commit what it writes").toBe(
    await format(fresh, options),
  );
});

test("a member from before handles existed is given one of their own", async () => {
  const client = new PGlite();
  onTestFinished(() => client.close());
  const { entries } = (await readJson("drizzle/meta/_journal.json")) as Journal;
  const statements = (tag: string) => readFile(join(root, `drizzle/${tag}.sql`), "utf8");
  const [before, after] = [entries.slice(0, 2), entries.slice(2)];
  for (const { tag } of before) await client.exec(await statements(tag));
  await client.exec(
    `INSERT INTO "user" (id, name, email) VALUES ('a', 'Ada', 'a@example.com'), ('b', 'Ada', 'b@example.com')`,
  );
  for (const { tag } of after) await client.exec(await statements(tag));
  const { rows } = await client.query<{ handle: string }>(`SELECT handle FROM "user"`);
  const handles = rows.map(({ handle }) => handle);
  expect(new Set(handles).size).toBe(2);
  for (const handle of handles) expect(handle).toMatch(/^member-[0-9a-f]{12}$/);
});
