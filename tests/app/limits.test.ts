import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startPostgres } from "../postgres-server";
import { randomAddress, signUp } from "./client";
import { startServer } from "./server";

let instances: string[] = [];
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const postgres = await startPostgres();
  stops.unshift(postgres.stop);
  const env = { POSTGRES_URL: postgres.url, AUTH_SECRET: "x".repeat(32) };
  for (const _ of [1, 2]) {
    const server = await startServer(env);
    stops.unshift(server.stop);
    instances = [...instances, server.url];
  }
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

/** Sends a request to the instances in turn. */
let turn = 0;
function ask(path: string, body: object | undefined, headers: Record<string, string>): Promise<Response> {
  const base = instances[(turn += 1) % instances.length] ?? "";
  return fetch(`${base}/api/${path}`, {
    ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    headers: { "content-type": "application/json", origin: base, ...headers },
  });
}

const signIn = (email: string, from: string, password = "not the password") =>
  ask("auth/sign-in/email", { email, password }, { "x-forwarded-for": from });

const nobody = () => `${randomUUID()}@example.com`;

/** The statuses of so many requests, one after the other. */
async function statuses(count: number, send: (index: number) => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < count; i += 1) found.push((await send(i)).status);
  return found;
}

describe("limits that two instances share", () => {
  it("are 20 sign-ins a minute from one address, and tell how long to wait", async () => {
    const from = randomAddress();
    expect(await statuses(20, () => signIn(nobody(), from))).not.toContain(429);
    const refused = await signIn(nobody(), from);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(await refused.json()).toEqual({
      code: "TOO_MANY_TRIES",
      message: "Too many tries. Try again in a minute.",
    });
    expect((await signIn(nobody(), randomAddress())).status).toBe(401);
  });

  it("count all addresses of one IPv6 network as one, and another network by itself", async () => {
    const address = (index: number) => `2001:db8:7:7::${(index + 1).toString(16)}`;
    expect(await statuses(21, (index) => signIn(nobody(), address(index)))).toContain(429);
    expect((await signIn(nobody(), "2001:db8:7:8::1")).status).toBe(401);
  });

  it("are ten wrong passwords for one account, known or not, from anywhere", async () => {
    const member = await signUp(instances[0] ?? "");
    const answers: [number[], string][] = [];
    for (const email of [member.email, nobody()]) {
      const tried = await statuses(10, () => signIn(email, randomAddress()));
      const refused = await signIn(email.toUpperCase(), randomAddress(), member.password);
      answers.push([[...tried, refused.status], await refused.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toEqual([...Array<number>(10).fill(401), 429]);
    expect(answers[0]?.[1]).toContain("Try again in 15 minutes.");
    // Who is signed in is not locked out.
    const page = await fetch(`${instances[1] ?? ""}/settings/sessions`, {
      headers: { cookie: member.cookie },
    });
    expect(page.status).toBe(200);
  });

  it("are 20 accounts in ten minutes from one address", async () => {
    const headers = { "x-forwarded-for": randomAddress() };
    // Too short a password is a try as well, and takes no time to hash.
    const attempt = () =>
      ask("auth/sign-up/email", { name: "A", email: nobody(), password: "short" }, headers);
    expect(await statuses(20, attempt)).not.toContain(429);
    expect((await attempt()).status).toBe(429);
  });

  it("are 30 false tokens a minute from one address", async () => {
    const headers = { "x-forwarded-for": randomAddress(), authorization: "Bearer ph_false" };
    const attempt = () => ask("trpc/post.all", undefined, headers);
    expect(await statuses(30, attempt)).not.toContain(429);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await ask("trpc/post.all", undefined, { "x-forwarded-for": randomAddress() })).status).toBe(200);
  });

  it("are 120 posts an hour of one member, and more of another", async () => {
    const members = [await signUp(instances[0] ?? ""), await signUp(instances[1] ?? "")];
    const publish = ({ cookie }: { cookie: string }) =>
      ask("trpc/post.create", { json: { title: "One of many", content: "Text" } }, { cookie });
    const [script, person] = members as [(typeof members)[number], (typeof members)[number]];
    expect(await statuses(120, () => publish(script))).not.toContain(429);
    const refused = await publish(script);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
    expect(await refused.text()).toContain("These are more posts than one may publish in an hour.");
    expect((await publish(person)).status).toBe(200);
  });

  it("are 100 other requests a minute about accounts", async () => {
    const headers = { "x-forwarded-for": randomAddress() };
    const answers = await statuses(101, () => ask("auth/get-session", undefined, headers));
    expect(answers.slice(0, 100)).not.toContain(429);
    expect(answers[100]).toBe(429);
  });
});
