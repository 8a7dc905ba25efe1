import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";

import { Jar } from "./cookie-jar";
import { startDiscord, type DiscordPerson } from "./discord";
import { startServer } from "./server";

const discord = await startDiscord();
const shared = { ...discord.env, AUTH_SECRET: randomUUID() };
const production = await startServer(shared);
// A preview has data of its own, and a copy of production's secret and variables.
const preview = await startServer({ ...shared, PRODUCTION_URL: production.url });
afterAll(() => Promise.all([preview.stop(), production.stop(), discord.stop()]));

const person = (more: Partial<DiscordPerson> = {}): DiscordPerson => {
  const id = randomUUID();
  return { id, username: `u${id.slice(0, 8)}`, email: `${id}@example.com`, verified: true, ...more };
};

describe("sign-in by Discord", () => {
  it("is offered on both pages, and signs in a person who comes for the first time", async () => {
    for (const path of ["/sign-in", "/sign-up"]) {
      expect(await (await fetch(production.url + path)).text()).toMatch(/Continue with (<!-- -->)?Discord/);
    }
    const one = new Jar(production.url);
    const page = await one.begin("discord", { callbackURL: "/posts/new" });
    expect(new URL(page).searchParams.get("redirect_uri")).toBe(
      `${production.url}/api/auth/callback/discord`,
    );
    const back = discord.authorise(page, person({ global_name: "Grace" }));
    expect(await one.follow(back)).toBe("/posts/new");
    expect((await one.user())?.name).toBe("Grace");
  });

  it("refuses a code that was used, and a state of another browser", async () => {
    const one = new Jar(production.url);
    const back = discord.authorise(await one.begin("discord"), person());
    expect(await new Jar(production.url).follow(back)).toContain("error=state_mismatch");
    expect(await one.follow(back)).toBe("/");
    expect(await one.follow(back)).toContain("/sign-in?error=state_mismatch");

    const other = new Jar(production.url);
    const again = new URL(back);
    const { searchParams } = new URL(await other.begin("discord"));
    again.searchParams.set("state", searchParams.get("state") ?? "");
    expect(await other.follow(again)).toBe("/sign-in?error=invalid_code");
    expect(await other.user()).toBeUndefined();
  });

  it("sends back who has no address there", async () => {
    const one = new Jar(production.url);
    const back = discord.authorise(await one.begin("discord"), person({ email: null }));
    expect(await one.follow(back)).toBe("/sign-in?error=email_not_found");
  });
});

describe("a preview", () => {
  it("signs in through production, which keeps nothing of it", async () => {
    const one = new Jar(preview.url);
    const page = await one.begin("discord", { callbackURL: "/posts/new" });
    expect(new URL(page).searchParams.get("redirect_uri")).toBe(
      `${production.url}/api/auth/callback/discord`,
    );
    const who = person({ global_name: "Grace of the preview" });
    const back = discord.authorise(page, who);
    expect(back.origin).toBe(production.url);

    const there = new Jar(production.url);
    const on = new URL(await there.follow(back));
    expect(on.origin).toBe(preview.url);
    expect(await there.user()).toBeUndefined();
    expect(await one.follow(on)).toBe("/posts/new");
    expect((await one.user())?.name).toBe("Grace of the preview");

    // Production has no account with that address: it is still free there.
    const { email } = who;
    const signUp = { name: "Grace", email, password: "a long enough password" };
    expect((await there.send("/api/auth/sign-up/email", signUp)).status).toBe(200);
  });

  it("takes what production hands it once, whole, and from production alone", async () => {
    const one = new Jar(preview.url);
    const back = discord.authorise(await one.begin("discord"), person());
    const on = new URL(await new Jar(production.url).follow(back));
    const forged = new URL(on);
    forged.searchParams.set("profile", "0".repeat(64));
    expect(await one.follow(forged)).toContain("/sign-in?error=invalid_profile");
    expect(await one.follow(on)).toBe("/");
    expect(await one.follow(on)).toContain("error=state_mismatch");
  });

  it("takes what production hands it only in the browser that asked", async () => {
    const attacker = new Jar(preview.url);
    const back = discord.authorise(await attacker.begin("discord"), person());
    const on = await new Jar(production.url).follow(back);
    const victim = new Jar(preview.url);
    expect(await victim.follow(on)).toContain("error=state_mismatch");
    expect(await victim.user()).toBeUndefined();
  });
});

describe("where a sign-in leads", () => {
  const away = [
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    `${production.url}.evil.example/`,
    `${production.url}@evil.example/`,
  ];
  const fields = ["callbackURL", "errorCallbackURL", "newUserCallbackURL"];
  it.each(away.flatMap((wish) => fields.map((field) => [field, wish])))(
    "%s is not %s",
    async (field, wish) => {
      const one = new Jar(production.url);
      const response = await one.send("/api/auth/sign-in/social", { provider: "discord", [field]: wish });
      expect(response.status).toBe(403);
    },
  );

  it("the mobile app is sent to the provider's own page and to no other", async () => {
    const one = new Jar(production.url);
    const proxy = (page: string) =>
      one.send(`/api/auth/expo-authorization-proxy?authorizationURL=${encodeURIComponent(page)}`);
    const page = await one.begin("discord");
    expect((await proxy(page)).headers.get("location")).toBe(page);
    for (const other of ["https://discord.com/somewhere?state=1", "https://evil.example/?state=1"]) {
      expect((await proxy(other)).status).toBe(403);
    }
  });
});
