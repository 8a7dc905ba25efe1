import { expoClient } from "@better-auth/expo/client";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createAuthClient } from "better-auth/client";
import { randomUUID } from "node:crypto";
import superjson from "superjson";
import { afterAll, describe, expect, it } from "vitest";

import type { AppRouter } from "~/server/api/root";

import { apiOf, randomAddress, signUp } from "./client";
import { opened, phoneStorage } from "./expo/modules";
import { startServer } from "./server";

const server = await startServer({ AUTH_DISCORD_ID: "the-id", AUTH_DISCORD_SECRET: "the-secret" });
afterAll(() => server.stop());
const base = server.url;

/** An app on a phone, set up as Expo's guide of Better Auth says. */
function phone(site: string) {
  const authClient = createAuthClient({
    baseURL: site,
    fetchOptions: { headers: { "x-forwarded-for": randomAddress() } },
    plugins: [expoClient({ scheme: "expo", storagePrefix: "posthouse", storage: phoneStorage() })],
  });
  const api = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${site}/api/trpc`,
        transformer: superjson,
        headers: async () => ({ cookie: await authClient.getCookie() }),
      }),
    ],
  });
  return { authClient, api };
}

const account = () => ({
  name: "Ada",
  email: `${randomUUID()}@example.com`,
  password: "a long enough password",
});

describe("an Expo app", () => {
  it("signs up, calls the API with the cookie that it keeps, signs out, and in again", async () => {
    const { authClient, api } = phone(base);
    const { name, email, password } = account();
    expect((await authClient.signUp.email({ name, email, password })).error).toBeNull();
    const post = await api.post.create.mutate({ title: "From a phone", content: "Text" });
    expect([post.author?.name, post.createdAt instanceof Date]).toEqual(["Ada", true]);
    expect((await authClient.getSession()).data?.user.email).toBe(email);

    const cookie = await authClient.getCookie();
    expect((await authClient.signOut()).error).toBeNull();
    expect(await authClient.getCookie()).toBe("");
    expect(await api.auth.getSession.query()).toBeNull();
    expect(await apiOf(base, { cookie }).auth.getSession.query()).toBeNull();

    const wrong = await authClient.signIn.email({ email, password: "not the password" });
    expect(wrong.error?.status).toBe(401);
    const again = await authClient.signIn.email({ email, password, callbackURL: "/welcome" });
    expect(again.data).toMatchObject({ url: "expo://welcome" });
    expect((await api.auth.getSession.query())?.user.email).toBe(email);
  });
});

describe("a way back into the app", () => {
  const signIn = (
    headers: Record<string, string>,
    callbackURL: string,
    member: { email: string; password: string },
  ) =>
    fetch(`${base}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": randomAddress(), ...headers },
      body: JSON.stringify({ email: member.email, password: member.password, callbackURL }),
    });

  it.each<[string, Record<string, string>, string, number]>([
    ["its own", { "expo-origin": "expo://" }, "expo://", 200],
    ["its own, deep", { "expo-origin": "expo://posts/1" }, "expo://posts/1?from=mail", 200],
    ["its own, named as the origin", { origin: "expo://" }, "expo://posts", 200],
    ["another app's", { "expo-origin": "expo://" }, "evil://posts", 403],
    ["an app's whose name begins alike", { "expo-origin": "expo://" }, "expo-evil://posts", 403],
    ["a site's", { "expo-origin": "expo://" }, "https://evil.example/", 403],
    ["its own, asked for by another app", { "expo-origin": "evil://" }, "expo://", 403],
    ["its own, asked for by another site", { origin: "https://evil.example" }, "expo://", 403],
    [
      "its own, asked for by a site that calls itself the app",
      { origin: "https://evil.example", "expo-origin": "expo://" },
      "expo://",
      403,
    ],
  ])("is judged: %s", async (_, headers, callbackURL, status) => {
    const member = await signUp(base);
    const asGuest = await signIn(headers, callbackURL, member);
    const asMember = await signIn({ ...headers, cookie: member.cookie }, callbackURL, member);
    expect([asGuest.status, asMember.status]).toEqual([status, status]);
  });
});

describe("signing in through another site", () => {
  it("starts at the site, which leads to the provider and knows the way back", async () => {
    const { authClient } = phone(base);
    const { error } = await authClient.signIn.social({ provider: "discord", callbackURL: "/welcome" });
    expect(error).toBeNull();
    const way = opened.at(-1);
    expect(way?.url).toContain(`${base}/api/auth/expo-authorization-proxy?`);
    expect(way?.back).toBe("expo://welcome");
    const answer = await fetch(way?.url ?? "", { redirect: "manual" });
    expect(answer.status).toBe(302);
    const provider = new URL(answer.headers.get("location") ?? "");
    expect(provider.origin).toBe("https://discord.com");
    expect(provider.searchParams.get("redirect_uri")).toBe(`${base}/api/auth/callback/discord`);
    expect(answer.headers.get("set-cookie")).toContain("state");
  });

  it.each([
    "https://evil.example/?state=x",
    "https://discord.com@evil.example/?state=x",
    "https://discord.com.evil.example/?state=x",
    "http://discord.com/?state=x",
    "javascript:alert(1)",
    "",
  ])("leads nowhere else: %j", async (address) => {
    const way = `/api/auth/expo-authorization-proxy?authorizationURL=${encodeURIComponent(address)}`;
    const answer = await fetch(base + way, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([403, null]);
  });
});
