import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";
import { account, session, user } from "../db/schema";
import { initAuth } from "./auth";
import { startOidcProvider, type Lies } from "./mocks/oidc-provider";
import { accountPlugins } from "./plugins";

const site = "http://localhost:3000";
const provider = await startOidcProvider();
afterAll(() => provider.stop());
beforeEach(() => provider.lie({}));

/** A browser on the site: it keeps cookies, and follows no redirect by itself. */
function visitor({ settings = provider.settings } = {}) {
  const auth = initAuth({
    baseUrl: site,
    productionUrl: site,
    secret: "a secret of the tests, long enough",
    extraPlugins: accountPlugins({ baseUrl: site, productionUrl: site, oidc: settings }),
    db: getDatabase(),
  });
  const cookies = new Map<string, string>();
  const send = async (path: string, body?: unknown) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await auth.handler(
      new Request(`${site}/api/auth${path}`, {
        method: body ? "POST" : "GET",
        headers: { cookie, origin: site, "content-type": "application/json" },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    );
    for (const one of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (one.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  };
  /** Presses the button, and answers the provider's page to which the browser is sent. */
  const begin = async (path = "/sign-in/social") => {
    const response = await send(path, { provider: "oidc", callbackURL: "/", errorCallbackURL: "/sign-in" });
    const body = (await response.json()) as { url?: string; code?: string };
    return { status: response.status, code: body.code, page: new URL(body.url ?? "about:blank") };
  };
  /** Comes back from the provider; answers where the site then sends the browser. */
  const comeBack = async (answer: Record<string, string>) => {
    const response = await send(`/callback/oidc?${new URLSearchParams(answer).toString()}`);
    return response.headers.get("location");
  };
  /** All of it, at a provider that lies. */
  const signIn = async (lies: Lies = {}, path?: string) => {
    provider.lie(lies);
    const { page } = await begin(path);
    return comeBack({ code: provider.allow(page), state: page.searchParams.get("state") ?? "" });
  };
  return { begin, comeBack, signIn, send };
}

const sessions = () => getDatabase().$count(session);
const only = async () => (await getDatabase().select().from(user))[0];

describe("sign-in by OpenID Connect", () => {
  it("asks for a code with PKCE, a state and a nonce, to come back to this site", async () => {
    const { page } = await visitor().begin();
    const asked = Object.fromEntries(page.searchParams);
    expect(asked).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: `${site}/api/auth/callback/oidc`,
      scope: "openid profile email",
    });
    for (const name of ["code_challenge", "state", "nonce"]) expect(asked[name]).toMatch(/^.{32,}$/);
  });

  it("makes a member of who comes, and signs the same in again", async () => {
    expect(await visitor().signIn()).toBe("/");
    expect(await visitor().signIn()).toBe("/");
    expect(await getDatabase().$count(user)).toBe(1);
    expect(await sessions()).toBe(2);
    expect(await only()).toMatchObject({ name: "Ada", email: "ada@example.com", emailVerified: true });
  });

  it("keeps neither the picture's address nor what would act at the provider", async () => {
    await visitor().signIn();
    await visitor().signIn();
    expect((await only())?.image).toBeNull();
    const [kept] = await getDatabase().select().from(account);
    expect(kept).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
  });

  it("asks for what the ID token leaves out", async () => {
    const claims = { email: null, email_verified: null, name: null };
    const userInfo = { sub: "ada", email: "ada@example.com", email_verified: true, name: "Ada L." };
    expect(await visitor().signIn({ claims, userInfo })).toBe("/");
    expect(await only()).toMatchObject({ name: "Ada L.", emailVerified: true });
  });

  it.each([
    ["of another issuer", { claims: { iss: "https://evil.example" } }],
    ["for another client", { claims: { aud: "someone-else" } }],
    ["for us and meant for another", { claims: { aud: ["posthouse", "b"], azp: "b" } }],
    ["with another nonce", { claims: { nonce: "another" } }],
    ["without a nonce", { claims: { nonce: null } }],
    ["that is over", { claims: { exp: 1 } }],
    ["that names nobody", { claims: { sub: "" } }],
    ["signed by a foreign key", { signature: "foreign" }],
    ["not signed", { signature: "none" }],
    ["that does not come", { withoutIdToken: true, userInfo: { sub: "ada", email: "ada@example.com" } }],
    [
      "about another than the rest",
      { claims: { email: null }, userInfo: { sub: "eve", email: "a@b.example" } },
    ],
  ] satisfies [string, Lies][])("refuses an ID token %s", async (_, lies) => {
    expect(await visitor().signIn(lies)).toBe("/sign-in?error=unable_to_get_user_info");
    expect(await sessions()).toBe(0);
  });

  it("refuses a code that is wrong, or was begun by another", async () => {
    const victim = visitor();
    const { page } = await victim.begin();
    const state = page.searchParams.get("state") ?? "";
    expect(await victim.comeBack({ code: "made up", state })).toBe("/sign-in?error=invalid_code");

    const stolen = provider.allow((await visitor().begin()).page);
    const again = (await victim.begin()).page.searchParams.get("state") ?? "";
    expect(await victim.comeBack({ code: stolen, state: again })).toBe("/sign-in?error=invalid_code");
    expect(await sessions()).toBe(0);
  });

  it("refuses a state that is made up, used, or of another browser", async () => {
    const one = visitor();
    const { page } = await one.begin();
    const state = page.searchParams.get("state") ?? "";
    const overIt = `${site}/sign-in?error=state_mismatch`;
    expect(await one.comeBack({ code: "code", state: "made up" })).toBe(overIt);
    expect(await visitor().comeBack({ code: provider.allow(page), state })).toContain("error=state_mismatch");
    expect(await one.comeBack({ code: provider.allow(page), state })).toBe("/");
    expect(await one.comeBack({ code: provider.allow(page), state })).toBe(overIt);
    expect(await one.comeBack({ code: "code" })).toBe(`${site}/sign-in?error=state_not_found`);
    expect(await sessions()).toBe(1);
  });

  it("refuses an answer in another issuer's name before the code is used", async () => {
    const one = visitor();
    const { page } = await one.begin();
    const state = page.searchParams.get("state") ?? "";
    const answer = { code: provider.allow(page), state, iss: "https://evil.example" };
    expect(await one.comeBack(answer)).toBe("/sign-in?error=issuer_mismatch");
  });

  it("takes no ID token from a browser", async () => {
    const response = await visitor().send("/sign-in/social", {
      provider: "oidc",
      idToken: { token: "a.b.c" },
    });
    expect(response.status).toBe(404);
  });

  it("says that a provider is away, and works once it is back", async () => {
    const one = visitor();
    provider.lie({ down: true });
    expect(await one.begin()).toMatchObject({ status: 503, code: "PROVIDER_AWAY" });
    expect(await one.signIn()).toBe("/");
  });

  it("refuses a provider that calls itself by another issuer", async () => {
    provider.lie({ issuer: "https://evil.example" });
    expect(await visitor().begin()).toMatchObject({ status: 503, code: "PROVIDER_AWAY" });
  });

  it("sends back who stopped at the provider", async () => {
    const one = visitor();
    const { page } = await one.begin();
    const state = page.searchParams.get("state") ?? "";
    expect(await one.comeBack({ error: "access_denied", state })).toBe("/sign-in?error=access_denied");
  });

  it.each([
    ["a long name", { name: "x".repeat(300) }, "x".repeat(64)],
    ["no name", { name: "" }, "ada"],
    ["an invisible name and another", { name: "\u200b", preferred_username: "Countess" }, "Countess"],
    ["a name in lines", { name: "Ada\n  Lovelace\0" }, "Ada Lovelace"],
    ["a name that is no text", { name: 5 }, "ada"],
  ])("mends %s", async (_, claims, name) => {
    expect(await visitor().signIn({ claims })).toBe("/");
    expect((await only())?.name).toBe(name);
  });

  it.each([
    ["no address", { email: "" }, "email_not_found"],
    ["an address that is none", { email: "nonsense" }, "INVALID_EMAIL"],
  ])("refuses %s", async (_, claims, code) => {
    expect(await visitor().signIn({ claims })).toContain(`error=${code}`);
    expect(await getDatabase().$count(user)).toBe(0);
  });
});

describe("an address that already has an account", () => {
  const linked = async () => getDatabase().$count(account, eq(account.providerId, "oidc"));

  it("is linked where both sides verified it", async () => {
    const owner = await createUser(getDatabase(), { email: "ada@example.com", emailVerified: true });
    expect(await visitor().signIn()).toBe("/");
    const [opened] = await getDatabase().select().from(session);
    expect(opened).toMatchObject({ userId: owner.id, method: "oidc" });
  });

  it.each([
    ["this site did not", false, true],
    ["the provider did not", true, false],
    ["neither did", false, false],
  ])("is not linked where %s verify it", async (_, here, there) => {
    await createUser(getDatabase(), { email: "ada@example.com", emailVerified: here });
    const answer = await visitor().signIn({ claims: { email_verified: there } });
    expect(answer).toBe("/sign-in?error=account_not_linked");
    expect(await linked()).toBe(0);
    expect(await sessions()).toBe(0);
  });
});

describe("linking from the settings", () => {
  /** Somebody who signed up with a password and this address. */
  async function member(email: string) {
    const one = visitor();
    await one.send("/sign-up/email", { name: "Ada", email, password: "a long enough password" });
    return one;
  }
  const owners = async () =>
    (await getDatabase().select().from(account)).filter((a) => a.providerId === "oidc");

  it("links the account there with the same, verified address", async () => {
    expect(await (await member("ada@example.com")).signIn({}, "/link-social")).toBe("/");
    expect(await owners()).toMatchObject([{ accountId: "ada", accessToken: null, idToken: null }]);
  });

  it.each([
    ["has another address", "grace@example.com", {}, "email_does_not_match"],
    ["did not verify the address", "ada@example.com", { email_verified: false }, "unable_to_link_account"],
  ])("refuses where the account there %s", async (_, email, claims, code) => {
    expect(await (await member(email)).signIn({ claims }, "/link-social")).toContain(`error=${code}`);
    expect(await owners()).toEqual([]);
  });

  it("leaves an account there with the member who has it", async () => {
    await visitor().signIn({ claims: { email: "first@example.com" } });
    const second = await member("second@example.com");
    const answer = await second.signIn({ claims: { email: "second@example.com" } }, "/link-social");
    expect(answer).toContain("error=account_already_linked_to_different_user");
  });

  it("links nothing once the person has signed out", async () => {
    const one = await member("ada@example.com");
    const { page } = await one.begin("/link-social");
    await one.send("/sign-out", {});
    const answer = { code: provider.allow(page), state: page.searchParams.get("state") ?? "" };
    expect(await one.comeBack(answer)).toContain("error=unable_to_link_account");
  });

  it("has no other way to unlink than ours, which keeps the last way in", async () => {
    const one = await member("ada@example.com");
    expect((await one.send("/unlink-account", { accountId: "x" })).status).toBe(404);
  });
});
