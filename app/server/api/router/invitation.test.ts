import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createInvitation, createUser } from "../../db/factories";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function moderator() {
  const row = await createUser(getDatabase(), { role: "moderator", name: "Mo" });
  return makeTestCaller({ session: sessionOf(row) });
}

describe("invitations", () => {
  it("are made with a link of their own that nobody guesses, a limit and an end", async () => {
    const api = await moderator();
    const [one, two] = [
      await api.invitation.create({ maxUses: 3, days: 7 }),
      await api.invitation.create({ maxUses: 100, days: 30 }),
    ];
    expect(one).toMatchObject({ uses: 0, maxUses: 3, state: "valid", inviter: { name: "Mo" } });
    expect(one.code).toMatch(/^[\w-]{22}$/);
    expect(one.code).not.toBe(two.code);
    expect(Math.round((one.expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7);
  });

  it.each([
    { maxUses: 0, days: 1 },
    { maxUses: 101, days: 1 },
    { maxUses: 1.5, days: 1 },
    { maxUses: 1, days: 2 },
    { maxUses: 1, days: 1, code: "mine" },
  ])("are not made with %j", async (input) => {
    const api = await moderator();
    await expect(api.invitation.create(input as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("are revoked once and for all", async () => {
    const api = await moderator();
    const { id, code } = await createInvitation(getDatabase());
    await api.invitation.revoke(id);
    const { items } = await api.invitation.list({});
    expect(items).toMatchObject([{ id, state: "revoked" }]);
    await api.invitation.revoke(id);
    expect(await api.invitation.byCode({ code })).toMatchObject({ state: "revoked" });
    await expect(api.invitation.revoke(randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are listed in pages, newest first", async () => {
    const api = await moderator();
    const ids: string[] = [];
    for (let made = 0; made < 25; made += 1) ids.unshift((await createInvitation(getDatabase())).id);
    const first = await api.invitation.list({});
    const second = await api.invitation.list({ cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});

describe("site.get", () => {
  it("tells what was just changed, and asks the database only then", async () => {
    const row = await createUser(getDatabase(), { role: "administrator" });
    const api = makeTestCaller({ session: sessionOf(row) });
    for (const name of ["One", "Two"]) {
      await api.site.update({ name, registration: "open" });
      expect((await makeTestCaller().site.get()).name).toBe(name);
    }
    expect(await makeTestCaller().site.get()).toBe(await makeTestCaller().site.get());
  });
});
