import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { setupNotice, setupToken } from "../../auth/setup-link";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { Site, user } from "../../db/schema";
import { makeTestAuth } from "../mocks/auth";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();
const token = () => setupToken(getDatabase());
const site = { name: "The Club", registration: "invitation" as const };
const account = (mark = "ada") => ({
  name: "Ada",
  email: `${mark}@Example.com`,
  password: "a long enough password",
});

describe("the set-up", () => {
  it("makes an administrator who can sign in, and names the site", async () => {
    expect(await guest().site.get()).toEqual({ name: "Posthouse", registration: "open" });
    await guest().setup.finish({ token: await token(), site, account: account() });
    expect(await guest().site.get()).toEqual(site);
    const answer = await makeTestAuth().api.signInEmail({
      body: { email: "ADA@example.com", password: "a long enough password" },
    });
    expect(answer.user).toMatchObject({ name: "Ada", email: "ada@example.com", role: "administrator" });
  });

  it("is won by one of many who race for the link, and leaves nothing of the others", async () => {
    const given = await token();
    const names = ["one", "two", "three", "four", "five"];
    const results = await Promise.allSettled(
      names.map((name) =>
        guest().setup.finish({ token: given, site: { ...site, name }, account: account(name) }),
      ),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
    }
    const winner = names[results.findIndex(({ status }) => status === "fulfilled")];
    expect(await getDatabase().select({ email: user.email }).from(user)).toEqual([
      { email: `${String(winner)}@example.com` },
    ]);
    expect((await guest().site.get()).name).toBe(winner);
  });

  it("refuses a forged link and stores nothing", async () => {
    const forged = `${(await token()).slice(0, -1)}_`;
    for (const wrong of [forged, "", "é".repeat(43)]) {
      expect(await guest().setup.state({ token: wrong })).toBe("wrong");
      await expect(guest().setup.finish({ token: wrong, site, account: account() })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await getDatabase().$count(user)).toBe(0);
    expect(await getDatabase().$count(Site)).toBe(0);
  });

  it("is over once done: neither that link nor the one before is good when the administrator is gone", async () => {
    const given = await token();
    expect(await guest().setup.state({ token: given })).toBe("ready");
    await guest().setup.finish({ token: given, site, account: account() });
    expect(await guest().setup.state({ token: given })).toBe("used");
    expect(await setupNotice()).toEqual([]);
    await getDatabase().delete(user);
    expect(await guest().setup.state({ token: given })).toBe("wrong");
    expect((await setupNotice()).join("\n")).toContain(`/setup?token=${await token()}`);
    await guest().setup.finish({
      token: await token(),
      site: { ...site, name: "Again" },
      account: account(),
    });
    expect((await guest().site.get()).name).toBe("Again");
  });

  it("takes no address that has an account, but makes its owner the administrator once signed in", async () => {
    const member = await createUser(getDatabase(), { email: "ada@example.com" });
    await expect(guest().setup.finish({ token: await token(), site, account: account() })).rejects.toThrow(
      "Sign in with it, then open the link again.",
    );
    expect(await getDatabase().$count(Site)).toBe(0);
    await expect(guest().setup.finish({ token: await token(), site })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    const program = makeTestCaller({ session: sessionOf(member), token: { id: "t", scope: "write" } });
    await expect(program.setup.finish({ token: await token(), site })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
    await makeTestCaller({ session: sessionOf(member) }).setup.finish({ token: await token(), site });
    const [now] = await getDatabase().select().from(user).where(eq(user.id, member.id));
    expect(now?.role).toBe("administrator");
  });

  it.each([
    ["a short password", { account: { ...account(), password: "short" } }],
    ["no name of the site", { site: { ...site, name: " " } }],
    ["a name over 64 characters", { site: { ...site, name: "x".repeat(65) } }],
    ["another registration", { site: { ...site, registration: "sometimes" } }],
    ["a role", { account: { ...account(), role: "member" } }],
  ])("refuses %s", async (_, wrong) => {
    const input = { token: await token(), site, account: account(), ...wrong };
    await expect(guest().setup.finish(input as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await getDatabase().$count(user)).toBe(0);
  });
});
