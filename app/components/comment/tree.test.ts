import { describe, expect, it } from "vitest";

import { branchesOf, type Branch, type ThreadComment } from "./tree";
import { withAdded, withDeleted } from "./thread-cache";

const comment = (id: string, parentId: string | null = null, depth = 0) =>
  ({ id, parentId, depth, postId: "post", html: id, deleted: false, continues: false }) as ThreadComment;

/** A tree in one line: `one(two(three)four)`. */
const drawn = (branches: Branch[]): string =>
  branches
    .map(({ comment: { id }, replies }) => id + (replies.length > 0 ? `(${drawn(replies)})` : ""))
    .join(" ");

const thread = [comment("a"), comment("b", "a", 1), comment("c", "b", 2), comment("d", "a", 1), comment("e")];

const pages = (...items: ThreadComment[][]): Parameters<typeof withAdded>[0] => ({
  pages: items.map((page, at) => ({
    items: page,
    ancestors: [],
    nextCursor: at < items.length - 1 ? "next" : null,
  })),
  pageParams: items.map(() => null),
});

const shown = (data: ReturnType<typeof pages>) =>
  data.pages.map(({ items }) => items.map(({ id }) => id).join(""));

describe("branchesOf", () => {
  it("puts replies under what they answer, and counts all below", () => {
    const branches = branchesOf(thread);
    expect(drawn(branches)).toBe("a(b(c) d) e");
    expect(branches.map(({ size }) => size)).toEqual([3, 0]);
    expect(branches[0]?.replies[0]?.replies[0]?.parent?.id).toBe("b");
  });

  it("takes what begins in the middle, and what came twice", () => {
    expect(drawn(branchesOf([comment("c", "b", 2), comment("x", "c", 3), comment("d", "a", 1)]))).toBe(
      "c(x) d",
    );
    expect(drawn(branchesOf([...thread, comment("c", "b", 2)]))).toBe("a(b(c) d) e");
  });
});

describe("the pages of a thread", () => {
  it("take a reply after all that was answered before, on the page where that is", () => {
    const data = pages(thread.slice(0, 2), thread.slice(2));
    expect(shown(withAdded(data, comment("n", "a", 1)))).toEqual(["ab", "cdne"]);
    expect(shown(withAdded(data, comment("n", "c", 3)))).toEqual(["ab", "cnde"]);
    expect(shown(withAdded(data, comment("n", "e", 1)))).toEqual(["ab", "cden"]);
  });

  it("take a comment on the post at their end, and nothing whose place is not loaded", () => {
    const whole = pages(thread);
    expect(shown(withAdded(whole, comment("n")))).toEqual(["abcden"]);
    const part = { ...whole, pages: whole.pages.map((page) => ({ ...page, nextCursor: "more" })) };
    expect(withAdded(part, comment("n"))).toBe(part);
    expect(withAdded(whole, comment("n", "unknown", 1))).toBe(whole);
    expect(withAdded(whole, comment("d", "a", 1))).toBe(whole);
  });

  it("leave a reply to the last level to the page that continues the thread", () => {
    const deep = pages([comment("a"), comment("h", "g", 7)]);
    const [page] = withAdded(deep, comment("n", "h", 8)).pages;
    expect(page?.items.map(({ id, continues }) => [id, continues])).toEqual([
      ["a", false],
      ["h", true],
    ]);
    const rooted = pages([comment("h", "g", 7)]);
    expect(shown(withAdded(rooted, comment("n", "h", 8)))).toEqual(["hn"]);
  });

  it("lose what was removed, or keep its place empty", () => {
    const data = pages(thread);
    expect(shown(withDeleted(data, { id: "c", removed: ["c", "b"] }))).toEqual(["ade"]);
    const [page] = withDeleted(data, { id: "a", removed: [] }).pages;
    expect(page?.items[0]).toMatchObject({ id: "a", deleted: true, html: "", author: null });
  });
});
