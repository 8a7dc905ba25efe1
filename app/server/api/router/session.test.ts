import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import type { user as userTable } from "../../db/schema";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { session } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

type Person = typeof userTable.$inferSelect;

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async function addSession(person: Person, columns: Partial<typeof session.$inferInsert> = {}) {
  const id = randomUUID();
  const now = Date.now();
  await getDatabase()
    .insert(session)
    .values({
      id,
      token: randomUUID(),
      userId: person.id,
      createdAt: new Date(now),
      updatedAt: new Date(now),
      expiresAt: new Date(now + 3_600_000),
      ...columns,
    });
  return id;
}

/** A member whose present session is stored too. */
async function makeMember() {
  const person = await createUser(getDatabase());
  const mine = sessionOf(person);
  await addSession(person, { id: mine.session.id, createdAt: new Date(Date.now() - 3_600_000) });
  return { person, mine: mine.session.id, api: makeTestCaller({ session: mine }) };
}

describe("session.list", () => {
  it("tells device, method and use of each, this one first, and none that is over", async () => {
    const { person, mine, api } = await makeMember();
    const other = await addSession(person, {
      userAgent: FIREFOX,
      method: "passkey",
      ipAddress: "203.0.113.7",
      lastUsedAt: new Date(1_700_000_000_000),
    });
    await addSession(person, { expiresAt: new Date(Date.now() - 1000) });
    await addSession(await createUser(getDatabase()));
    const list = await api.session.list();
    expect(list.map(({ id, current }) => [id, current])).toEqual([
      [mine, true],
      [other, false],
    ]);
    expect(list[1]).toMatchObject({
      device: "Firefox on Linux",
      method: "passkey",
      ipAddress: "203.0.113.7",
      lastUsedAt: new Date(1_700_000_000_000),
    });
    expect(JSON.stringify(list)).not.toContain("token");
  });

  it.each([null, "", "curl/8.5.0", "x".repeat(100_000), "<script>", "Mozilla/5.0 ((((((((((("])(
    "bears the user agent %j",
    async (userAgent) => {
      const { person, api } = await makeMember();
      await addSession(person, { userAgent });
      const [, listed] = await api.session.list();
      expect(listed?.device ?? "").not.toMatch(/undefined|null/);
    },
  );
});

describe("session.revoke", () => {
  it("ends one's own", async () => {
    const { person, mine, api } = await makeMember();
    const id = await addSession(person);
    await api.session.revoke({ id });
    expect((await api.session.list()).map((one) => one.id)).toEqual([mine]);
    await expect(api.session.revoke({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("does not know another's", async () => {
    const { api } = await makeMember();
    const stranger = await makeMember();
    await expect(api.session.revoke({ id: stranger.mine })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stranger.api.session.list()).toHaveLength(1);
  });
});

describe("session.revokeOthers", () => {
  it("leaves this one and other people's", async () => {
    const { person, mine, api } = await makeMember();
    const stranger = await makeMember();
    await addSession(person);
    await addSession(person);
    await addSession(person, { expiresAt: new Date(Date.now() - 1000) });
    expect(await api.session.revokeOthers()).toEqual({ ended: 2 });
    expect((await api.session.list()).map(({ id }) => id)).toEqual([mine]);
    expect(await stranger.api.session.list()).toHaveLength(1);
  });
});
