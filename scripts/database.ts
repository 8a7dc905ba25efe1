import { Presets, SingleBar } from "cli-progress";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { env, EnvError, migrationUrl } from "~/env/server";
import { postgresDatabase, type Database } from "~/server/db/client";
import { DatabaseHeldError } from "~/server/db/embedded/held-error";
import { findHolder } from "~/server/db/embedded/lock";
import { migrateDatabase } from "~/server/db/migrate";
import { openDatabase } from "~/server/db/open";

import { followParent } from "./follow-parent.mjs";

/** A way to the database that stays open until `close`. */
interface Reached {
  address: string;
  close: () => Promise<void>;
}

/** A refusal that is for a person and needs no stack. */
class Refusal extends Error {}

const [command = "", ...rest] = process.argv.slice(2);

/** What each npm script `db:…` does; the number is the exit code. */
const commands: Record<string, () => Promise<number>> = {
  url: printAddress,
  migrate: () => withDatabase(migrate),
  seed: () => withDatabase(seed),
  fill: () => withDatabase(fill),
  push: drizzleKit,
  studio: drizzleKit,
};

/**
 * The address of the database: the server that POSTGRES_URL names, or the process that has the data
 * folder open. Undefined where the folder is free.
 */
async function runningAddress(): Promise<string | undefined> {
  if (migrationUrl()) return migrationUrl();
  const { dataDir } = env();
  // A process that has just started holds the folder before its socket listens.
  for (let tries = 0; tries < 100; tries += 1) {
    const holder = await findHolder(dataDir);
    if (!holder) return undefined;
    if (holder.address) return holder.address;
    await sleep(200);
  }
  throw new Refusal(`A process holds ${dataDir}, but has told no address within 20 seconds.`);
}

async function reach(): Promise<Reached> {
  const address = await runningAddress();
  if (address) return { address, close: () => Promise.resolve() };
  return openDatabase({ command: `npm run db:${command}` });
}

async function printAddress(): Promise<number> {
  const address = await runningAddress();
  if (!address)
    throw new Refusal("No process has the database open. Start the app, or run npm run db:studio.");
  process.stdout.write(`${address}\n`);
  return 0;
}

/** Prints what `work` answers. */
async function withDatabase(work: (db: Database) => Promise<string>): Promise<number> {
  const reached = await reach();
  const { db, client } = postgresDatabase(reached.address);
  try {
    process.stdout.write(`${await work(db)}\n`);
  } finally {
    await client.end();
    await reached.close();
  }
  return 0;
}

async function seed(db: Database): Promise<string> {
  const [{ seed: fill }, { demoPassword }] = await Promise.all([
    import("~/server/seed/seed"),
    import("~/server/seed/demo-password"),
  ]);
  const password = () => demoPassword(env().dataDir);
  const { accounts } = await fill(db, { password });
  if (!accounts.length) return "There are accounts already: nothing was changed.";
  const lines = accounts.map(({ email, role }) => `  ${email} (${role})`);
  return ["The demonstration data is in place. Sign in as", ...lines, `with the password ${password()}`].join(
    "\n",
  );
}

const POSTS_MAX = 10_000_000;

function postsToFill(): number {
  const { values } = parseArgs({ args: rest, options: { posts: { type: "string" } }, strict: false });
  const posts = Number(values.posts);
  if (!Number.isInteger(posts) || posts < 1 || posts > POSTS_MAX)
    throw new Refusal(
      `Say how many posts: npm run db:fill -- --posts 1000 (at most ${POSTS_MAX.toLocaleString("en")}).`,
    );
  return posts;
}

async function fill(db: Database): Promise<string> {
  const posts = postsToFill();
  const { fill: add } = await import("~/server/seed/fill/fill");
  await migrateDatabase(db);
  const bar = new SingleBar(
    { etaBuffer: 100, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(posts, 0);
  try {
    await add(db, { posts, onProgress: (done) => bar.update(done) });
  } finally {
    bar.stop();
  }
  return `There are ${posts.toLocaleString("en")} more posts, with members, tags, comments and reactions.`;
}

async function migrate(db: Database): Promise<string> {
  await migrateDatabase(db);
  return "The database is up to date.";
}

async function drizzleKit(): Promise<number> {
  const reached = await reach();
  const tool = join(dirname(fileURLToPath(import.meta.resolve("drizzle-kit"))), "bin.cjs");
  const child = spawn(process.execPath, [tool, command, ...rest], {
    stdio: "inherit",
    env: { ...process.env, POSTGRES_URL: reached.address },
  });
  // Ctrl-C reaches the child by itself; this process outlives it, to close the database.
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGINT", forward).on("SIGTERM", forward);
  try {
    const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal ? constants.signals[signal] : 0);
  } finally {
    await reached.close();
  }
}

async function main(): Promise<number> {
  env();
  const run = commands[command];
  if (run) return run();
  process.stderr.write(`Unknown command "${command}". One of: ${Object.keys(commands).join(", ")}\n`);
  return 2;
}

followParent();
try {
  process.exitCode = await main();
} catch (error) {
  const isForPeople = [DatabaseHeldError, EnvError, Refusal].some((kind) => error instanceof kind);
  process.stderr.write(
    `${error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error)}\n`,
  );
  process.exitCode = 1;
}
