import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { user } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function administrator(overrides = {}) {
  const row = await createUser(getDatabase(), { role: "administrator", ...overrides });
  return { row, api: makeTestCaller({ session: sessionOf(row) }) };
}

const administrators = () => getDatabase().$count(user, eq(user.role, "administrator"));

describe("member.setRole", () => {
  it("gives a role", async () => {
    const { api } = await administrator();
    const { id } = await createUser(getDatabase());
    await api.member.setRole({ id, role: "moderator" });
    const [now] = await getDatabase().select({ role: user.role }).from(user).where(eq(user.id, id));
    expect(now?.role).toBe("moderator");
    await expect(api.member.setRole({ id: "nobody", role: "member" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("keeps the last administrator", async () => {
    const { row, api } = await administrator();
    await expect(api.member.setRole({ id: row.id, role: "member" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await administrators()).toBe(1);
  });

  it("leaves one of two administrators who demote each other", async () => {
    for (let round = 0; round < 5; round += 1) {
      await getDatabase().delete(user);
      const [one, two] = [await administrator(), await administrator()];
      const results = await Promise.allSettled([
        one.api.member.setRole({ id: two.row.id, role: "member" }),
        two.api.member.setRole({ id: one.row.id, role: "member" }),
      ]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await administrators()).toBe(1);
    }
  });

  it("leaves one of two administrators who both step down", async () => {
    const [one, two] = [await administrator(), await administrator()];
    await Promise.allSettled(
      [one, two].map(({ row, api }) => api.member.setRole({ id: row.id, role: "member" })),
    );
    expect(await administrators()).toBe(1);
  });

  it("asks an administrator who signed in long ago to do so again", async () => {
    const { row } = await administrator();
    const session = sessionOf(row);
    session.session.createdAt = new Date(Date.now() - 3_600_000);
    const call = makeTestCaller({ session }).member.setRole({ id: row.id, role: "member" });
    await expect(call).rejects.toMatchObject({ code: "FORBIDDEN", cause: { message: "SESSION_NOT_FRESH" } });
  });
});

describe("member.list", () => {
  it("pages through everybody by handle", async () => {
    const { api } = await administrator({ handle: "zoe" });
    const handles = Array.from({ length: 60 }, (_, index) => `m${String(index).padStart(2, "0")}`);
    for (const handle of handles) await createUser(getDatabase(), { handle });
    const first = await api.member.list({});
    const second = await api.member.list({ cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ handle }) => handle)).toEqual([...handles, "zoe"]);
    expect(second.nextCursor).toBeNull();
  });

  it("finds a part of a name, a handle or an address, and takes signs for themselves", async () => {
    const { api } = await administrator({ handle: "zoe", email: "zoe@example.com" });
    await createUser(getDatabase(), { name: "Ada Lovelace", handle: "ada", email: "ada@one.example" });
    await createUser(getDatabase(), { name: "100% Wool", handle: "wool_1", email: "w@two.example" });
    const found = async (search: string) =>
      (await api.member.list({ search })).items.map((item) => item.handle);
    expect(await found("lovel")).toEqual(["ada"]);
    expect(await found("@ONE.")).toEqual(["ada"]);
    expect(await found("%")).toEqual(["wool_1"]);
    expect(await found("_")).toEqual(["wool_1"]);
    expect(await found("\\")).toEqual([]);
    expect(await found("nobody")).toEqual([]);
  });
});
