import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startPostgres, type PostgresServer } from "../postgres-server";
import { publish, signUp } from "./client";
import { startServer, type TestServer } from "./server";
import { siteUrl } from "./site-url";

const pageOf = async (base: string, headers: HeadersInit = {}) =>
  (await fetch(`${base}/`, { headers })).text();

describe("a guest's page", () => {
  const base = siteUrl();

  it("is the same bytes until something changes", async () => {
    expect(await pageOf(base)).toBe(await pageOf(base));
  });

  it("shows every write as soon as it is acknowledged, however many ask meanwhile", async () => {
    const { cookie } = await signUp(base);
    for (let round = 0; round < 20; round += 1) {
      const title = `Round ${round} ${randomBytes(4).toString("hex")}`;
      const asking = Array.from({ length: 10 }, () => pageOf(base));
      expect((await publish(base, cookie, title)).status).toBe(200);
      expect(await pageOf(base)).toContain(title);
      await Promise.all(asking);
      expect(await pageOf(base)).toContain(title);
    }
  });

  it("is never a member's, and a member's never a guest's", async () => {
    const { cookie } = await signUp(base, { name: "Somebody" });
    await pageOf(base);
    expect(await pageOf(base, { cookie })).toContain("Account of Somebody");
    expect(await pageOf(base)).not.toContain("Somebody");
    expect((await fetch(base)).headers.get("set-cookie")).toBeNull();
  });

  it("keeps its address apart from others", async () => {
    expect(await (await fetch(`${base}/sign-in`)).text()).toContain("<title>Sign in");
    expect(await (await fetch(`${base}/sign-up`)).text()).toContain("<title>Sign up");
  });
});

describe("with two instances on one PostgreSQL", () => {
  let database: PostgresServer;
  let instances: [TestServer, TestServer];

  beforeAll(async () => {
    database = await startPostgres();
    const env = { POSTGRES_URL: database.url, AUTH_SECRET: randomBytes(32).toString("hex") };
    instances = await Promise.all([startServer(env), startServer(env)]);
  });

  afterAll(async () => {
    await Promise.all(instances.map(({ stop }) => stop()));
    await database.stop();
  });

  it("a write on one is on the other's page at once, and a session holds on both", async () => {
    const [here, there] = instances;
    const { cookie } = await signUp(here.url);
    for (let round = 0; round < 20; round += 1) {
      await pageOf(there.url);
      const title = `Across ${round} ${randomBytes(4).toString("hex")}`;
      await publish(here.url, cookie, title);
      expect(await pageOf(here.url)).toContain(title);
      await expect.poll(() => pageOf(there.url), { interval: 5, timeout: 2000 }).toContain(title);
    }
    expect((await publish(there.url, cookie, "By the other")).status).toBe(200);
  });

  it("a change from outside is on every page", async () => {
    const sql = postgres(database.url);
    await sql`UPDATE post SET title = 'Changed by hand'`;
    await sql.end();
    for (const { url } of instances) {
      await expect.poll(() => pageOf(url), { interval: 5, timeout: 2000 }).toContain("Changed by hand");
    }
  });
});
