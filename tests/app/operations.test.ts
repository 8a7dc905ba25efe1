import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

import { freePort } from "../free-port";
import { startPostgres } from "../postgres-server";
import { publish, signUp } from "./client";
import { startServer, type TestServer } from "./server";

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function newServer(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer(env);
  ending.push(server.stop);
  return server;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "posthouse-test-"));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `npm start`'s script to its end. */
function start(env: Record<string, string>) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, BASE_URL: "", POSTGRES_URL: "", AUTH_SECRET: "", PORT: "0", ...env },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, text: stderr + stdout };
}

describe("starting", () => {
  it("refuses a folder that another process has, and says who", async () => {
    const first = await newServer();
    const second = start({ DATA_DIR: first.dataDir });
    expect(second.status).toBe(1);
    expect(second.text).toContain(String(first.process.pid));
    expect(second.text).toContain("npm start");
    expect(second.text).not.toMatch(/at .*\.(js|mjs|ts):\d+/);
    expect((await fetch(first.url)).status).toBe(200);
  });

  it("tells every fault of the environment, and makes no folder", async () => {
    const folder = join(await newFolder(), "data");
    const { status, text } = start({ DATA_DIR: folder, PORT: "lots", LOG_LEVEL: "loud" });
    expect(status).toBe(1);
    expect(text).toContain("PORT must be");
    expect(text).toContain("LOG_LEVEL must be");
    expect(text).not.toMatch(/at .*\.(js|mjs|ts):\d+/);
    expect(existsSync(folder)).toBe(false);
  });

  it("says plainly that the data folder can't be written to", () => {
    const { status, text } = start({ DATA_DIR: "/dev/null/data" });
    expect(status).toBe(1);
    expect(text).toContain("Set DATA_DIR");
    expect(text).not.toMatch(/at .*\.(js|mjs|ts):\d+/);
  });

  it("is not disturbed by what else lies in the folder, nor by a lock that is missing", async () => {
    const dataDir = await newFolder();
    mkdirSync(join(dataDir, "lost+found"));
    const first = await startServer({ DATA_DIR: dataDir });
    await first.stop();
    for (const name of readdirSync(dataDir)) if (name.startsWith("lock.")) rmSync(join(dataDir, name));
    const second = await newServer({ DATA_DIR: dataDir });
    expect((await fetch(second.url)).status).toBe(200);
  });

  it("says plainly that PostgreSQL can't be reached", () => {
    const { status, text } = start({
      POSTGRES_URL: "postgres://ada:hunter2@127.0.0.1:1/posthouse",
      AUTH_SECRET: "x".repeat(32),
    });
    expect(status).toBe(1);
    expect(text).toContain("127.0.0.1:1");
    expect(text).not.toMatch(/hunter2|at .*\.(js|mjs|ts):\d+/);
  });

  it("keeps its secret for its owner alone", async () => {
    const server = await newServer();
    await signUp(server.url, { email: "ada@example.com" });
    expect(statSync(join(server.dataDir, "auth-secret")).mode & 0o777).toBe(0o600);
  });
});

/** A request that is under way until `finish` sends the second half of its body. */
async function beginCreatePost(server: TestServer, cookie: string) {
  const body = JSON.stringify({ json: { title: "Under way", content: "Text" } });
  const headers = { "content-type": "application/json", "content-length": body.length, cookie };
  const pending = request(`${server.url}/api/trpc/post.create`, { method: "POST", headers });
  pending.write(body.slice(0, 10));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const finish = async () => {
    pending.end(body.slice(10));
    const [response] = (await once(pending, "response")) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  return { finish };
}

describe("stopping", () => {
  it("takes nobody new, finishes what is under way, and ends well", async () => {
    const dataDir = await newFolder();
    const first = await startServer({ DATA_DIR: dataDir });
    const { cookie } = await signUp(first.url, { email: "ada@example.com" });
    const underWay = await beginCreatePost(first, cookie);

    const stopped = first.stop();
    await expect
      .poll(() =>
        fetch(first.url).then(
          () => "answered",
          () => "refused",
        ),
      )
      .toBe("refused");
    expect(await underWay.finish()).toBe(200);
    expect(await stopped).toBe(0);

    const second = await newServer({ DATA_DIR: dataDir });
    expect(await (await fetch(second.url)).text()).toContain("Under way");
    const session = await fetch(`${second.url}/api/trpc/auth.getSession`, { headers: { cookie } });
    expect(await session.text()).toContain("ada@example.com");
  });
});

describe("npm start", () => {
  it("stops its server when npm is told to stop", async () => {
    const dataDir = await newFolder();
    const port = await freePort();
    const npm = spawn("npm", ["start"], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), BASE_URL: "" },
      stdio: "ignore",
    });
    const answers = () =>
      fetch(`http://localhost:${port}/api/health/live`).then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: 30_000 }).toBe(true);
    npm.kill("SIGTERM");
    await expect.poll(answers, { timeout: 10_000 }).toBe(false);
    // It answers no more while it still closes its database.
    const next = () => newServer({ DATA_DIR: dataDir }).catch(() => undefined);
    await expect.poll(next, { timeout: 30_000, interval: 500 }).toBeDefined();
  });
});

describe("a database that goes away", () => {
  it("is a 503 on pages and API, and the server is well again by itself", async () => {
    const postgres = await startPostgres();
    ending.push(postgres.stop);
    const server = await newServer({ POSTGRES_URL: postgres.url, AUTH_SECRET: "x".repeat(32) });
    const { cookie } = await signUp(server.url, { email: "ada@example.com" });
    expect((await publish(server.url, cookie, "Before")).status).toBe(200);

    await postgres.pause();
    for (const path of ["/", "/api/trpc/post.all", "/api/health/ready", "/api/auth/get-session"]) {
      const answer = await fetch(server.url + path, { headers: { cookie } });
      expect(`${path} ${answer.status}`).toBe(`${path} 503`);
      expect(answer.headers.get("retry-after")).toBe("5");
      expect(await answer.text()).not.toMatch(/ECONN|select |127\.0\.0\.1/i);
    }
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
    expect((await publish(server.url, cookie, "During")).status).toBe(503);

    await postgres.resume();
    await expect
      .poll(() => publish(server.url, cookie, "After").then(({ status }) => status), { timeout: 20_000 })
      .toBe(200);
    const feed = await (await fetch(server.url)).text();
    expect(feed).toContain("Before");
    expect(feed).not.toContain("During");
  });
});

describe("the log", () => {
  it("ties its lines to requests and holds no secret", async () => {
    const server = await newServer({ LOG_LEVEL: "info" });
    const { cookie } = await signUp(server.url, { email: "secretive@example.com" });
    const answer = await publish(server.url, cookie, "A title");
    const id = answer.headers.get("x-request-id") ?? "?";
    await expect.poll(() => server.log()).toContain(id);
    expect(server.log()).not.toMatch(/secretive|a long enough password|A title/);
    expect(server.log()).not.toContain(decodeURIComponent(cookie.split("=")[1] ?? "?").slice(0, 20));
  });
});

describe("configured from outside", () => {
  it("offers Discord where it is set up, and believes no proxy that was not named", async () => {
    const server = await newServer({
      AUTH_DISCORD_ID: "an-id",
      AUTH_DISCORD_SECRET: "a-secret",
      PRODUCTION_URL: "https://posts.example.org",
      TRUSTED_PROXIES: "",
    });
    expect(await (await fetch(`${server.url}/sign-in`)).text()).toContain("Continue with");
    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${server.url}/api/auth/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: server.url, ...headers },
        body: JSON.stringify(body),
      });

    const started = await post("sign-in/social", { provider: "discord", callbackURL: "/" });
    const { url } = (await started.json()) as { url: string };
    expect(new URL(url).origin).toBe("https://discord.com");
    expect(new URL(url).searchParams.get("redirect_uri")).toBe(
      "https://posts.example.org/api/auth/callback/discord",
    );

    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) {
      const attempt = { email: `nobody-${i}@example.com`, password: "not the password" };
      statuses.push((await post("sign-in/email", attempt, { "x-forwarded-for": `10.9.8.${i}` })).status);
    }
    expect(statuses).toContain(429);
  });
});
