import { expect, vi } from "vitest";

import type { Registration } from "~/validators/site";
import type { TestServer } from "./server";

import { randomAddress, signIn } from "./client";

const ADMINISTRATOR = { name: "Ada", email: "ada@example.com", password: "a long enough password" };

/** The set-up link that a server without an administrator prints when it starts. */
export function setupLink(server: TestServer): Promise<string> {
  return vi.waitFor(() => {
    const [link] = /http\S+\/setup\?token=\S+/.exec(server.log()) ?? [];
    if (!link) throw new Error("The start printed no set-up link.");
    return link;
  });
}

/** Calls a mutation as a program would. */
export const mutate = (server: TestServer, path: string, input: unknown, cookie = "") =>
  fetch(`${server.url}/api/trpc/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": randomAddress(),
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify({ json: input }),
  });

/** Sets a new site up over HTTP. Answers its administrator, and the cookie of their session. */
export async function setUp(server: TestServer, registration: Registration) {
  const token = new URL(await setupLink(server)).searchParams.get("token");
  const site = { name: "The Club", registration };
  const answer = await mutate(server, "setup.finish", { token, site, account: ADMINISTRATOR });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return { ...ADMINISTRATOR, cookie: await signIn(server.url, ADMINISTRATOR) };
}
