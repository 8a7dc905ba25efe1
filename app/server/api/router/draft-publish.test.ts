import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createPost } from "../../db/factories";
import { Draft, Post } from "../../db/schema";
import { begun, storedDrafts, writer } from "../mocks/drafts";

describe("publishing a draft", () => {
  it("removes it, and gives the same post when it is asked for again", async () => {
    const { api } = await writer();
    const [draft, other] = [begun(), begun()];
    await api.draft.save(draft);
    await api.draft.save(other);
    const text = { title: "Done", content: "All of it", draftId: draft.id };
    const first = await api.post.create(text);
    expect(await storedDrafts()).toMatchObject([{ id: other.id }]);
    expect((await api.post.create(text)).id).toBe(first.id);
    expect(await getDatabase().$count(Post)).toBe(1);
  });

  it("publishes once when asked many times at once", async () => {
    const { api } = await writer();
    const draft = begun();
    await api.draft.save(draft);
    const text = { title: "Once", content: "And once only", tags: ["ink"], draftId: draft.id };
    const posts = await Promise.all(Array.from({ length: 8 }, () => api.post.create(text)));
    expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
    expect(await getDatabase().$count(Post)).toBe(1);
    expect(await storedDrafts()).toEqual([]);
  });

  it("removes the draft of a change with the change, and keeps it when the change is refused", async () => {
    const { api, person } = await writer();
    const post = await createPost(getDatabase(), { author: person, title: "Before" });
    const draft = { ...begun(), target: `post:${post.id}`, baseVersion: 1 };
    await api.draft.save(draft);
    await api.post.update({ id: post.id, content: "By another tab", version: 1 });
    const change = { id: post.id, title: "After", content: "Mine", draftId: draft.id };
    await expect(api.post.update({ ...change, version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { version: 2, content: "By another tab" } },
    });
    expect(await storedDrafts()).toHaveLength(1);
    await api.post.update({ ...change, version: 2 });
    expect(await getDatabase().select().from(Draft).where(eq(Draft.id, draft.id))).toEqual([]);
  });
});
