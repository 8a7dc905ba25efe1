import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../db/client";
import { createComment, createPost, createUser } from "../db/factories";
import { plantOwnRows } from "../db/mocks/own-rows";
import { user } from "../db/schema";
import { archiveName, exportArchive } from "./export";

const at = new Date("2026-01-31T12:00:00Z");

const archiveOf = (userId: string) =>
  exportArchive({ db: getDatabase(), userId, baseUrl: "https://example.com", at });

async function unzipped(userId: string): Promise<Record<string, Uint8Array>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archiveOf(userId)) pieces.push(piece);
  return unzipSync(Buffer.concat(pieces));
}

const parsed = (bytes: Uint8Array | undefined) => JSON.parse(strFromU8(bytes ?? new Uint8Array())) as unknown;

describe("an archive", () => {
  it("holds the account, the picture and every post, and says what is what", async () => {
    const db = getDatabase();
    const ada = await createUser(db, { name: "Ada", handle: "ada", bio: "Hello" });
    await plantOwnRows(db, ada);
    const files = await unzipped(ada.id);
    const today = new Date().toISOString().slice(0, 10);
    expect(Object.keys(files).sort()).toEqual([
      "README.txt",
      "account.json",
      "avatar.webp",
      "bookmarks.json",
      "comments.json",
      "drafts.json",
      "posts.json",
      `posts/${today}-first-2.md`,
      `posts/${today}-first.md`,
      "reactions.json",
      "revisions.json",
    ]);
    expect([...(files["avatar.webp"] ?? [])]).toEqual([82, 73, 70, 70, 0, 255]);
    expect(parsed(files["account.json"])).toMatchObject({
      profile: { handle: "ada", name: "Ada", bio: "Hello", email: ada.email, role: "member" },
      formerHandles: [{ handle: `old-${ada.id.slice(0, 8)}` }],
      signIn: {
        accounts: [{ provider: "password" }, { provider: "discord", accountId: "discord-name" }],
        passkeys: [{ name: "A key ring" }],
      },
      sessions: [{ device: "A browser", ipAddress: "203.0.113.7" }],
      tokens: [{ name: "A script", scope: "read" }],
      invitations: [{ maxUses: 5, uses: 0 }],
    });
    expect(parsed(files["drafts.json"])).toMatchObject([{ content: "Half a text", version: 1 }]);
    const readme = strFromU8(files["README.txt"] ?? new Uint8Array());
    for (const name of [
      "account.json",
      "avatar.webp",
      "comments.json",
      "drafts.json",
      "posts.json",
      "posts/",
    ])
      expect(readme).toContain(name);
  });

  it("holds what the member marked, with addresses, and what their posts and comments said before", async () => {
    const db = getDatabase();
    const ada = await createUser(db);
    await plantOwnRows(db, ada);
    const files = await unzipped(ada.id);
    const [post] = (parsed(files["posts.json"]) as { id: string }[]).map(({ id }) => id);
    const address = `https://example.com/posts/${post}`;
    expect(parsed(files["bookmarks.json"])).toMatchObject([{ title: "First", address }]);
    expect(parsed(files["reactions.json"])).toMatchObject([
      { to: "post", address },
      { to: "comment", address },
    ]);
    expect(parsed(files["revisions.json"])).toMatchObject([
      { postId: post, version: 1, title: "Frist", content: "Before", byYou: true },
    ]);
    const [{ at: bookmarked = "" } = {}] = parsed(files["bookmarks.json"]) as { at?: string }[];
    expect(Math.abs(Date.parse(bookmarked) - Date.now())).toBeLessThan(600_000);
  });

  it("holds no secret of any kind", async () => {
    const ada = await createUser(getDatabase());
    const secrets = await plantOwnRows(getDatabase(), ada);
    const text = Object.values(await unzipped(ada.id)).map((bytes) => Buffer.from(bytes).toString("latin1"));
    expect(secrets.filter((secret) => text.some((file) => file.includes(secret)))).toEqual([]);
    expect(text.some((file) => /secret-|"\w*(password|token|secret|key|code|hash)":/i.test(file))).toBe(
      false,
    );
  });

  it("holds nothing of anybody else", async () => {
    const db = getDatabase();
    const [ada, eve] = [await createUser(db), await createUser(db)];
    await plantOwnRows(db, eve);
    const files = await unzipped(ada.id);
    const lists = ["bookmarks", "comments", "drafts", "posts", "reactions", "revisions"];
    const names = lists.map((list) => `${list}.json`);
    expect(Object.keys(files).sort()).toEqual(["README.txt", "account.json", ...names]);
    for (const name of names) expect(parsed(files[name])).toEqual([]);
    expect(strFromU8(files["account.json"] ?? new Uint8Array())).not.toContain(eve.id);
  });

  it("holds each of many posts once, whole, in JSON and in Markdown", async () => {
    const db = getDatabase();
    const ada = await createUser(db);
    const titles = [
      ...Array.from({ length: 61 }, (_, i) => `Post ${i}`),
      "🐎",
      "../../up",
      "مرحبا",
      "x".repeat(256),
    ];
    const content = "A line.\r\n---\nAnother: “é” 🐎";
    for (const title of titles) await createPost(db, { author: ada, title, content });
    const files = await unzipped(ada.id);
    const listed = parsed(files["posts.json"]) as Record<string, unknown>[];
    expect(listed.map(({ title }) => title)).toEqual(titles);
    expect(Object.keys(listed[0] ?? {}).sort()).toEqual([
      "commentCount",
      "content",
      "createdAt",
      "id",
      "reactionCount",
      "tags",
      "title",
      "updatedAt",
      "version",
    ]);
    expect(new Set(listed.map((post) => post.content))).toEqual(new Set([content]));

    const names = Object.keys(files).filter((name) => name.startsWith("posts/"));
    expect(names).toHaveLength(titles.length);
    for (const name of names) {
      expect(name).toMatch(/^posts\/\d{4}-\d\d-\d\d-[\p{L}\p{M}\p{N}-]+\.md$/u);
      expect(strFromU8(files[name] ?? new Uint8Array())).toContain(`\n---\n\n${content}\n`);
    }
  });

  it("holds each of many comments once, with where it stands", async () => {
    const db = getDatabase();
    const ada = await createUser(db);
    const post = await createPost(db, { author: null, title: "Somebody’s" });
    const parent = await createComment(db, { post, author: null, content: "Not mine" });
    const contents = Array.from({ length: 101 }, (_, i) => `Mine ${i}`);
    for (const content of contents) await createComment(db, { post, author: ada, parent, content });
    const listed = parsed((await unzipped(ada.id))["comments.json"]) as Record<string, unknown>[];
    expect(listed.map(({ content }) => content)).toEqual(contents);
    expect(listed[0]).toMatchObject({
      post: { id: post.id, title: "Somebody’s" },
      parentId: parent.id,
      address: `https://example.com/posts/${post.id}/comments/${String(listed[0]?.id)}`,
    });
  });

  it("quotes what would break the front matter", async () => {
    const db = getDatabase();
    const ada = await createUser(db);
    const title = `"quoted": [a] \\ #b \u0085\u2028 ---`;
    await createPost(db, { author: ada, title, createdAt: at, updatedAt: at });
    const files = await unzipped(ada.id);
    const [, text = ""] = Object.entries(files).find(([name]) => name.endsWith(".md")) ?? [];
    const [, front = ""] = strFromU8(text as Uint8Array).split("---\n");
    const [, quoted = ""] = /^title: (.*)$/m.exec(front) ?? [];
    expect(JSON.parse(quoted)).toBe(title);
    expect(quoted).toMatch(/^[\x20-\x7e]+$/);
    expect(front).toContain("date: 2026-01-31T12:00:00.000Z\nupdated: 2026-01-31T12:00:00.000Z\n");
  });

  it("breaks off when the account is deleted meanwhile, instead of ending as if whole", async () => {
    const ada = await createUser(getDatabase());
    const pieces = archiveOf(ada.id);
    await pieces.next();
    await getDatabase().delete(user);
    const rest = async () => {
      while (!(await pieces.next()).done);
    };
    await expect(rest()).rejects.toThrow("deleted while");
  });

  it("reads no further than it is taken", async () => {
    const ada = await createUser(getDatabase());
    await plantOwnRows(getDatabase(), ada);
    const pieces = archiveOf(ada.id);
    await pieces.next();
    await pieces.return(undefined);
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  it("is named for a file system", () => {
    expect(archiveName("ada_w-2", at)).toBe("posthouse-ada_w-2-2026-01-31.zip");
    expect(archiveName('a"/../b\r\n', at)).toBe("posthouse-ab-2026-01-31.zip");
  });
});
