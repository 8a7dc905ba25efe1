import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { UserOverrides } from "../../db/factories";

import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Avatar, FormerHandle, user } from "../../db/schema";
import { freeHandle, isHandleTaken } from "../../services/handle";
import { findAvatar, storeAvatar } from "../../services/avatar";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();

async function member(overrides: UserOverrides = {}) {
  const row = await createUser(getDatabase(), overrides);
  return { row, api: makeTestCaller({ session: sessionOf(row) }) };
}

const isConflict = { code: "CONFLICT" };

/** What a form would show beside the handle. */
const handleFault = (error: unknown) =>
  (error as { cause?: { issues?: { path: unknown[]; message: string }[] } }).cause?.issues?.find(
    ({ path }) => path[0] === "handle",
  )?.message;

describe("profile.byHandle", () => {
  it("shows a member's public side and nothing else", async () => {
    const { row } = await member({ handle: "ada", name: "Ada", bio: "One\nTwo" });
    const profile = await guest().profile.byHandle({ handle: "ada" });
    expect(profile).toEqual({
      id: row.id,
      handle: "ada",
      name: "Ada",
      bio: "One\nTwo",
      image: null,
      role: null,
      joined: row.createdAt,
    });
  });

  it.each(["ADA", "@Ada", " ada "])("finds ada by %j", async (handle) => {
    await member({ handle: "ada" });
    expect((await guest().profile.byHandle({ handle })).handle).toBe("ada");
  });

  it.each(["nobody", "", "@", "a\0b", "\ud800", "x".repeat(100_000), "ada%", "ad_"])(
    "finds nobody by %j",
    async (handle) => {
      await member({ handle: "ada" });
      await expect(guest().profile.byHandle({ handle })).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
  );

  it("says who looks after the site", async () => {
    await member({ handle: "ada", role: "moderator" });
    expect((await guest().profile.byHandle({ handle: "ada" })).role).toBe("moderator");
  });

  it("never shows a picture of another site", async () => {
    const { row, api } = await member({ handle: "ada", image: "https://elsewhere.example/a.png" });
    await createPost(getDatabase(), { author: row });
    expect((await guest().profile.byHandle({ handle: "ada" })).image).toBeNull();
    expect((await guest().post.all())[0]?.author?.image).toBeNull();
    expect((await api.auth.getSession())?.user.image).toBeNull();
  });
});

describe("profile.update", () => {
  it("changes what was sent, tidied, and leaves the rest", async () => {
    const { api } = await member({ handle: "ada", name: "Ada", bio: "Before" });
    expect(await api.profile.update({ name: "  Ada   W. " })).toMatchObject({
      name: "Ada W.",
      bio: "Before",
    });
    const bio = " One \r\n\r\n\r\n \r\nTwo ";
    expect(await api.profile.update({ bio })).toMatchObject({ name: "Ada W.", bio: "One \n\nTwo" });
    expect(await api.profile.update({ bio: " \u200B" })).toMatchObject({ bio: null });
    expect(await api.profile.update({ handle: " @Ada-W " })).toMatchObject({ handle: "ada-w" });
  });

  it.each([
    {},
    { name: " " },
    { name: "x".repeat(65) },
    { bio: "x".repeat(501) },
    { bio: "a\0b" },
    { bio: null },
    { handle: "admin" },
    { handle: "аda" },
    { handle: "a" },
    { name: "Fine", handle: "no way" },
    { email: "other@example.com" },
    { role: "administrator" },
    { image: "https://elsewhere.example/a.png" },
    { name: "Fine", id: "another" },
  ])("refuses %j and changes nothing", async (input) => {
    const { row, api } = await member();
    await expect(api.profile.update(input as { name: string })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const [after] = await getDatabase().select().from(user).where(eq(user.id, row.id));
    expect(after).toEqual(row);
  });

  it("takes 500 characters however many bytes they are", async () => {
    const { api } = await member();
    const bio = "🐎".repeat(500);
    expect((await api.profile.update({ bio })).bio).toBe(bio);
  });
});

describe("a changed handle", () => {
  it("leaves the old one leading to the member, for good", async () => {
    const { row, api } = await member({ handle: "ada" });
    await api.profile.update({ handle: "countess" });
    expect(await guest().profile.byHandle({ handle: "Ada" })).toMatchObject({
      id: row.id,
      handle: "countess",
    });

    const other = await member();
    const error: unknown = await other.api.profile
      .update({ handle: "ADA", name: "Thief" })
      .catch((e: unknown) => e);
    expect(error).toMatchObject(isConflict);
    expect(handleFault(error)).toBe("@ada belongs to another member. Choose another.");
    expect((await guest().profile.byHandle({ handle: other.row.handle })).name).toBe(other.row.name);
    expect(await freeHandle(getDatabase(), "Ada")).not.toBe("ada");
  });

  it("can be taken back, and is then no former one", async () => {
    const { api } = await member({ handle: "ada" });
    await api.profile.update({ handle: "countess" });
    await api.profile.update({ handle: "ada" });
    const former = await getDatabase().select({ handle: FormerHandle.handle }).from(FormerHandle);
    expect(former).toEqual([{ handle: "countess" }]);
    expect((await guest().profile.byHandle({ handle: "countess" })).handle).toBe("ada");
  });

  it("keeps five former ones and refuses a sixth, though an own one can be taken back", async () => {
    const { api } = await member({ handle: "ada-0" });
    for (let i = 1; i <= 5; i += 1) await api.profile.update({ handle: `ada-${i}` });
    const error: unknown = await api.profile.update({ handle: "ada-6" }).catch((e: unknown) => e);
    expect(error).toMatchObject(isConflict);
    expect(handleFault(error)).toContain("@ada-0, @ada-1, @ada-2, @ada-3, @ada-4");
    expect((await api.profile.update({ handle: "ada-2" })).handle).toBe("ada-2");
    expect((await guest().profile.byHandle({ handle: "ada-5" })).handle).toBe("ada-2");
    expect(await isHandleTaken(getDatabase(), "ada-6")).toBe(false);
  });

  it("is no change when it is the same, whatever its case", async () => {
    const { api } = await member({ handle: "ada" });
    await api.profile.update({ handle: "ADA" });
    expect(await getDatabase().select().from(FormerHandle)).toEqual([]);
  });

  it("goes to one of two members who want it at the same moment", async () => {
    const people = [await member(), await member(), await member()];
    const answers = await Promise.allSettled(people.map(({ api }) => api.profile.update({ handle: "ada" })));
    const refused = answers.flatMap((answer) =>
      answer.status === "rejected" ? [answer.reason as unknown] : [],
    );
    expect(refused).toHaveLength(2);
    for (const error of refused) {
      expect(error).toMatchObject(isConflict);
      expect(handleFault(error)).toContain("@ada belongs to another");
    }
    expect(await getDatabase().select().from(FormerHandle)).toHaveLength(1);
  });

  it("stays the member's when they give it up while another asks for it", async () => {
    const owner = await member({ handle: "ada" });
    const other = await member();
    const [, wish] = await Promise.allSettled([
      owner.api.profile.update({ handle: "countess" }),
      other.api.profile.update({ handle: "ada" }),
    ]);
    expect(wish).toMatchObject({ status: "rejected", reason: isConflict });
    expect((await guest().profile.byHandle({ handle: "ada" })).id).toBe(owner.row.id);
  });
});

describe("post.list of an author", () => {
  it("pages through their posts alone, by the handle that they have or had", async () => {
    const { row, api } = await member({ handle: "ada" });
    const other = await member();
    const titles: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      titles.unshift((await createPost(getDatabase(), { author: row, title: `Ada ${i}` })).title);
      await createPost(getDatabase(), { author: other.row });
    }
    await api.profile.update({ handle: "countess" });
    for (const author of ["countess", "@Ada"]) {
      const first = await guest().post.list({ author, limit: 3 });
      const rest = await guest().post.list({ author, limit: 3, cursor: first.nextCursor });
      expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(titles);
      expect(rest.nextCursor).toBeNull();
    }
  });

  it("is empty where there is no such author, and leaves out posts without one", async () => {
    await createPost(getDatabase(), { author: null });
    expect(await guest().post.list({ author: "nobody" })).toEqual({ items: [], nextCursor: null });
    await expect(guest().post.list({ author: "a\0b" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a stored picture", () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 256);

  it("has an address of its own, until another takes its place or it is removed", async () => {
    const db = getDatabase();
    const { row, api } = await member({ handle: "ada" });
    const path = await storeAvatar(db, row.id, bytes);
    const markOf = (address: string) => /\/([0-9a-f]{16})\.webp$/.exec(address)?.[1] ?? "";
    const find = (address: string) => findAvatar(db, { userId: row.id, mark: markOf(address) });
    expect((await guest().profile.byHandle({ handle: "ada" })).image).toBe(path);
    expect(Buffer.from((await find(path)) ?? [])).toEqual(Buffer.from(bytes));

    const next = await storeAvatar(db, row.id, bytes.subarray(1));
    expect(next).not.toBe(path);
    expect(await find(path)).toBeUndefined();
    expect(await find(next)).toHaveLength(299);

    expect(await api.profile.removeAvatar()).toEqual({ image: null });
    await api.profile.removeAvatar();
    expect(await find(next)).toBeUndefined();
    expect(await db.select().from(Avatar)).toEqual([]);
    expect((await guest().profile.byHandle({ handle: "ada" })).image).toBeNull();
  });
});

describe("profile.suggest", () => {
  const handlesFor = async (prefix: string) => {
    const { api } = await member({ handle: "zz-asking", name: "Asking" });
    return (await api.profile.suggest({ prefix })).map(({ handle }) => handle);
  };

  it("finds members by the start of their handle, eight at most, in order", async () => {
    for (let i = 9; i >= 0; i -= 1) await member({ handle: `grace-${i}` });
    await member({ handle: "gustav" });
    await member({ handle: "fern-grace" });
    expect(await handlesFor("GR")).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((i) => `grace-${i}`));
  });

  it("answers what everybody may know and nothing else", async () => {
    const { row } = await member({
      handle: "grace",
      name: "Grace",
      image: "https://elsewhere.example/a.png",
    });
    const { api } = await member();
    expect(await api.profile.suggest({ prefix: "grace" })).toEqual([
      { id: row.id, handle: "grace", name: "Grace", image: null },
    ]);
  });

  it("finds who wrote lately by any word of their name, then all whose name begins so, once", async () => {
    const db = getDatabase();
    const { row: author } = await member({ handle: "tz", name: "Tomasz Zieliński" });
    const { row: both } = await member({ handle: "zielona", name: "Zielona Gąska" });
    await member({ handle: "silent", name: "Zieleń" });
    await createPost(db, { author });
    await createPost(db, { author: both });
    await createPost(db, { author: null });
    await member({ handle: "other", name: "Someone Zielony" });
    expect(await handlesFor("ZIEL")).toEqual(["zielona", "tz", "silent"]);
  });

  it.each(["%", "_", "\\", "a%", "ada ", "'"])("takes %j as letters", async (prefix) => {
    await member({ handle: "bob", name: "Bob" });
    expect(await handlesFor(prefix)).toEqual([]);
  });

  it.each(["", "  ", "a\0", "\ud800", "x".repeat(31)])("refuses %j", async (prefix) => {
    const { api } = await member();
    await expect(api.profile.suggest({ prefix })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
