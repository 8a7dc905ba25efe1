import { sql as query } from "drizzle-orm";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { emptyFolder } from "./processes/start";
import { pgliteDatabase, type Database } from "~/server/db/client";
import { openEmbedded, type Embedded } from "~/server/db/embedded/open";
import { openSocket } from "~/server/db/embedded/socket";
import { passwordMessage, simpleQuery, STARTUP } from "~/server/db/embedded/wire";

let embedded: Embedded;
let app: Database;
const clients: postgres.Sql[] = [];

beforeAll(async () => {
  embedded = await openEmbedded({ dataDir: await emptyFolder(), command: "the test" });
  app = pgliteDatabase(embedded.client);
  await app.execute(query`CREATE TABLE note (text text PRIMARY KEY)`);
}, 60_000);

afterAll(() => embedded.close());

beforeEach(async () => {
  await app.execute(query`TRUNCATE note`);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end({ timeout: 1 })));
});

function connect(address = embedded.address, max = 1): postgres.Sql {
  const client = postgres(address, { max, onnotice: () => undefined, connect_timeout: 5 });
  clients.push(client);
  return client;
}

const addNote = (db: Pick<Database, "execute">, text: string) =>
  db.execute(query`INSERT INTO note VALUES (${text})`);

async function notes(): Promise<unknown[]> {
  const { rows } = await embedded.client.query<{ text: string }>("SELECT text FROM note ORDER BY text");
  return rows.map((row) => row.text);
}

test("the right password reads, a wrong one and none are refused", async () => {
  await addNote(app, "hello");
  expect(await connect()`SELECT text FROM note`).toEqual([{ text: "hello" }]);
  const wrong = new URL(embedded.address);
  wrong.password = "wrong";
  await expect(connect(wrong.href)`SELECT 1`).rejects.toMatchObject({ code: "28P01" });
  wrong.password = "";
  await expect(connect(wrong.href)`SELECT 1`).rejects.toMatchObject({ code: "28P01" });
});

test("a COPY that would start a program is refused, and the app goes on", async () => {
  await expect(connect().unsafe("copy note from program 'id'")).rejects.toThrow();
  await addNote(app, "still here");
  expect(await notes()).toEqual(["still here"]);
});

test("a stranger that talks nonsense is cut off, and the database lives", async () => {
  const { port } = new URL(embedded.address);
  for (const nonsense of ["GET / HTTP/1.1\r\n\r\n", "\0\0\0\x04", "\0".repeat(100_000), "\xff".repeat(9)]) {
    const socket = createConnection({ port: Number(port), host: "127.0.0.1" });
    const closed = new Promise((resolve) => socket.on("error", () => undefined).on("close", resolve));
    socket.write(nonsense, "latin1");
    socket.resume();
    await closed;
  }
  expect(await connect()`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test("an outside ROLLBACK undoes the outside row and leaves the app's, while the app runs transactions", async () => {
  const outside = await connect().reserve();
  await outside`BEGIN`;
  await outside`INSERT INTO note VALUES ('outside')`;
  const appWork = app.transaction(async (tx) => {
    const seen = await tx.execute(query`SELECT text FROM note`);
    await addNote(tx, "app");
    return seen;
  });
  await sleep(50);
  await outside`ROLLBACK`;
  expect(await appWork).toMatchObject({ rows: [] });
  expect(await notes()).toEqual(["app"]);
  outside.release();
});

test("an outside COMMIT keeps the outside row, whatever the app rolls back meanwhile", async () => {
  const outside = await connect().reserve();
  await outside`BEGIN`;
  await outside`INSERT INTO note VALUES ('outside')`;
  const appWork = expect(
    app.transaction(async (tx) => {
      await addNote(tx, "app");
      throw new Error("changed my mind");
    }),
  ).rejects.toThrow("changed my mind");
  await sleep(50);
  await outside`COMMIT`;
  await appWork;
  expect(await notes()).toEqual(["outside"]);
  outside.release();
});

test("a client that vanishes in a transaction is rolled back", async () => {
  const { address, cut } = await proxy();
  const outside = await connect(address).reserve();
  await outside`BEGIN`;
  await outside`INSERT INTO note VALUES ('outside')`;
  const seen = notes();
  await sleep(50);
  cut();
  expect(await seen).toEqual([]);
  await addNote(app, "app");
  expect(await notes()).toEqual(["app"]);
});

test("a client that sits in a transaction is rolled back and disconnected after a while", async () => {
  const socket = await openSocket(embedded.client, 200);
  const outside = await connect(socket.address).reserve();
  await outside`BEGIN`;
  await outside`INSERT INTO note VALUES ('outside')`;
  expect(await notes()).toEqual([]);
  await expect(outside`SELECT 1`).rejects.toThrow();
  await socket.close();
});

test("closing the socket rolls back what clients have open", async () => {
  const socket = await openSocket(embedded.client);
  const outside = await connect(socket.address).reserve();
  await outside`BEGIN`;
  await outside`INSERT INTO note VALUES ('outside')`;
  await socket.close();
  expect(await notes()).toEqual([]);
});

test("a failed outside statement leaves nothing behind for the app", async () => {
  const outside = connect();
  await expect(outside`SELECT * FROM nowhere WHERE x = ${1}`).rejects.toMatchObject({ code: "42P01" });
  await expect(outside`INSERT INTO note VALUES (${null})`).rejects.toMatchObject({ code: "23502" });
  await addNote(app, "app");
  expect(await outside`SELECT count(*)::int AS n FROM note`).toEqual([{ n: 1 }]);
});

test("a client's settings, temporary tables and prepared statements don't reach the app", async () => {
  const outside = await connect().reserve();
  await outside`SET search_path = pg_catalog`;
  await addNote(app, "app");
  await outside`CREATE TEMP TABLE left_over (x int)`;
  await outside`SELECT ${1}::int AS x`;
  const prepared = () => embedded.client.query("SELECT name FROM pg_prepared_statements");
  expect((await prepared()).rows).not.toEqual([]);
  outside.release();
  await clients.pop()?.end();
  await expect.poll(async () => (await prepared()).rows).toEqual([]);
  expect((await embedded.client.query("SELECT FROM pg_class WHERE relname = 'left_over'")).rows).toEqual([]);
});

test("COPY FROM STDIN, which PGlite would die of, is refused", async () => {
  const outside = connect();
  const { password, port } = new URL(embedded.address);
  // postgres.js throws this error where no test can catch it.
  const socket = createConnection(Number(port), "127.0.0.1");
  let heard = "";
  socket.setEncoding("latin1").on("data", (piece: string) => (heard += piece));
  for (const message of [STARTUP, passwordMessage(password), simpleQuery("COPY note FROM STDIN")])
    socket.write(message);
  await expect.poll(() => heard).toContain("COPY FROM STDIN does not work on the embedded database");
  socket.destroy();
  expect(await outside`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  await addNote(app, "app");
});

test("the app hears what a client notifies", async () => {
  const heard: string[] = [];
  const unlisten = await embedded.client.listen("news", (payload) => heard.push(payload));
  await connect()`SELECT pg_notify('news', 'from outside')`;
  await expect.poll(() => heard).toEqual(["from outside"]);
  await unlisten();
});

test(
  "clients and the app in a crowd: nothing is lost, nothing is mixed up",
  { timeout: 60_000 },
  async () => {
    const first = connect(embedded.address, 4);
    const second = connect(embedded.address, 4);
    const jobs = Array.from({ length: 150 }, (_, n) => [
      addNote(app, `app ${n}`),
      app.transaction((tx) => addNote(tx, `app transaction ${n}`)),
      first`INSERT INTO note VALUES (${`outside ${n}`})`,
      second.begin(async (tx) => {
        await tx`INSERT INTO note VALUES (${`outside transaction ${n}`})`;
        if (n % 2) throw new Error("changed my mind");
      }),
    ]).flat();
    const results = await Promise.allSettled(jobs);
    expect(results.filter((result) => result.status === "rejected")).toHaveLength(75);
    expect(await notes()).toHaveLength(150 * 3 + 75);
  },
);

/** A way to the socket that can be cut, as when a client's machine goes away. */
async function proxy(): Promise<{ address: string; cut: () => void }> {
  const address = new URL(embedded.address);
  const { port } = address;
  const ends: Socket[] = [];
  const server = createServer((near) => {
    const far = createConnection(Number(port), "127.0.0.1");
    for (const end of [near, far]) end.on("error", () => undefined);
    ends.push(near, far);
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    server.close();
    for (const end of ends) end.destroy();
  };
  return { address: address.href, cut };
}
