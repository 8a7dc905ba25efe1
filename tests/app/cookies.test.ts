import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";
import { expect, it } from "vitest";

import type { AppRouter } from "~/server/api/root";

import { randomAddress } from "./client";
import { startServer } from "./server";
import { siteUrl } from "./site-url";

/** What a browser is told of the session's cookie when somebody signs up. */
async function sessionCookie(server: string, origin: string): Promise<string> {
  const response = await fetch(`${server}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": randomAddress(), origin },
    body: JSON.stringify({ name: "Ada", email: "cookie@example.com", password: "a long enough password" }),
  });
  expect(response.status).toBe(200);
  return response.headers.getSetCookie().find((cookie) => cookie.includes("session_token")) ?? "";
}

it("the session's cookie is out of reach of scripts and other sites", async () => {
  const base = siteUrl();
  const cookie = await sessionCookie(base, base);
  expect(cookie).toMatch(/^better-auth\.session_token=/);
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(cookie).toMatch(/; Path=\//i);
});

it("under https it is never sent without, and it still says who asks", async () => {
  const origin = "https://posts.example.org";
  const server = await startServer({ BASE_URL: origin });
  try {
    const cookie = await sessionCookie(server.url, origin);
    expect(cookie).toMatch(/^__Secure-better-auth\.session_token=/);
    for (const attribute of [/; HttpOnly/i, /; SameSite=Lax/i, /; Secure/i, /; Path=\//i])
      expect(cookie).toMatch(attribute);
    const as = (headers: Record<string, string>) =>
      createTRPCClient<AppRouter>({
        links: [httpBatchLink({ url: `${server.url}/api/trpc`, transformer: superjson, headers })],
      });
    const [pair = ""] = cookie.split(";");
    expect((await as({ cookie: pair }).auth.getSession.query())?.user.email).toBe("cookie@example.com");
    // The same value under the name that http has is nobody's.
    expect(await as({ cookie: pair.replace("__Secure-", "") }).auth.getSession.query()).toBeNull();
  } finally {
    await server.stop();
  }
});
