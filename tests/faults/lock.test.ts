import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test, vi } from "vitest";

import { emptyFolder, startProcess } from "./processes/start";
import { DatabaseHeldError } from "~/server/db/embedded/held-error";
import { findHolder, lockFolder } from "~/server/db/embedded/lock";

let dataDir: string;

beforeEach(async () => {
  dataDir = await emptyFolder();
});

const lock = (options: { patience?: number; beat?: number; onLost?: () => void } = {}) =>
  lockFolder({ dataDir, command: "the test", onLost: () => undefined, ...options });

async function holdElsewhere(command = "npm run dev") {
  const holder = startProcess("hold-lock.ts", [dataDir, command]);
  expect(await holder.nextLine()).toBe("held");
  return holder;
}

/** A lock file as another container leaves it on a shared volume. */
async function writeForeignLock(number: number) {
  const path = join(dataDir, `lock.${number}`);
  const foreign = {
    token: "t",
    pid: 1,
    host: "other",
    place: "other",
    command: "npm start",
    since: "2026-01-01T00:00:00Z",
  };
  await writeFile(path, JSON.stringify(foreign));
  return path;
}

test("a second opener is told who holds the folder, whether it lives, and what to do", async () => {
  const holder = await holdElsewhere("npm run dev");
  const refusal: unknown = await lock().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseHeldError);
  const { message } = refusal as DatabaseHeldError;
  for (const part of [
    dataDir,
    "npm run dev",
    `process ${holder.child.pid}`,
    hostname(),
    "running now",
    `kill ${holder.child.pid}`,
    "db:url",
    "DATA_DIR",
  ]) {
    expect(message).toContain(part);
  }
});

test("a holder that was killed is taken over at once", async () => {
  const holder = await holdElsewhere();
  await holder.kill();
  expect(await findHolder(dataDir)).toBeUndefined();
  // It does not wait for a heartbeat: that would outlast this test.
  await (await lock({ patience: 1e9 })).release();
});

test("a later process with the pid of a dead holder is not taken for it", async () => {
  const holder = await holdElsewhere();
  const found = await findHolder(dataDir);
  await holder.kill();
  await writeFile(join(dataDir, "lock.2"), JSON.stringify({ ...found, pid: process.pid }));
  await expect(lock()).resolves.toBeDefined();
});

test("of many processes that take over from a dead one, exactly one wins", async () => {
  for (let round = 0; round < 3; round += 1) {
    await (await holdElsewhere()).kill();
    const racers = Array.from({ length: 6 }, (_, n) => startProcess("hold-lock.ts", [dataDir, `racer ${n}`]));
    const answers = await Promise.all(racers.map((racer) => racer.nextLine()));
    expect(answers.sort()).toEqual([...Array.from({ length: 5 }, () => "DatabaseHeldError"), "held"]);
    await Promise.all(racers.map((racer) => racer.kill()));
  }
});

test("of many openers within one process, exactly one wins, time and again", async () => {
  for (let round = 0; round < 20; round += 1) {
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => lock()));
    const winners = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(winners).toHaveLength(1);
    await winners[0]?.release();
  }
});

test("a released folder opens again, and no files pile up", async () => {
  for (let round = 0; round < 5; round += 1) await (await lock()).release();
  expect(await readdir(dataDir)).toEqual(["lock.5"]);
});

test("the lock holds the address, for the owner's eyes only", async () => {
  const held = await lock();
  await held.publish("postgres://somewhere");
  expect((await findHolder(dataDir))?.address).toBe("postgres://somewhere");
  expect((await stat(join(dataDir, "lock.1"))).mode & 0o777).toBe(0o600);
  await held.release();
  expect(await findHolder(dataDir)).toBeUndefined();
});

test("a new folder is closed to other users", async () => {
  dataDir = join(dataDir, "new");
  await lock();
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
});

test("a holder on another host counts as alive while its heart beats", async () => {
  const path = await writeForeignLock(1);
  const heart = setInterval(() => void utimes(path, new Date(), new Date()), 50);
  await expect(lock({ patience: 2000 })).rejects.toThrow(/process 1 on other[^]*It is alive/);
  clearInterval(heart);
  await expect(lock({ patience: 300 })).resolves.toBeDefined();
});

test("a half-written lock file is waited for, then taken over", async () => {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, "lock.1"), '{"token":');
  await expect(lock({ patience: 300 })).resolves.toBeDefined();
});

test("a holder that was taken over while suspended is told once", async () => {
  const onLost = vi.fn();
  await lock({ onLost, beat: 20 });
  await sleep(100);
  expect(onLost).not.toHaveBeenCalled();
  await writeForeignLock(2);
  await vi.waitFor(() => expect(onLost).toHaveBeenCalled());
  await sleep(100);
  expect(onLost).toHaveBeenCalledTimes(1);
});
