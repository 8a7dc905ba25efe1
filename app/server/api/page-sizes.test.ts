import { beforeEach, expect, it } from "vitest";

import { getDatabase, setDatabase } from "../db/client";
import { createComment, createPost, createUser } from "../db/factories";
import { recorded, type Sent } from "../db/mocks/recorded";
import { makeTestCaller, sessionOf } from "./mocks/caller";

type Api = ReturnType<typeof makeTestCaller>;
type List = (api: Api, limit: number, there: { postId: string; commentId: string }) => Promise<unknown>;

/** Every list of which the caller says how many they want. */
const lists: Record<string, List> = {
  "bookmark.list": (api, limit) => api.bookmark.list({ limit }),
  "comment.byAuthor": (api, limit) => api.comment.byAuthor({ handle: "writer", limit }),
  "comment.list": (api, limit, { postId }) => api.comment.list({ postId, limit }),
  "draft.list": (api, limit) => api.draft.list({ limit }),
  "post.list": (api, limit) => api.post.list({ limit }),
  "revision.list of a comment": (api, limit, { commentId }) => api.revision.list({ commentId, limit }),
  "revision.list of a post": (api, limit, { postId }) => api.revision.list({ postId, limit }),
  "search.posts": (api, limit) => api.search.posts({ query: "words", limit }),
  "tag.list": (api, limit) => api.tag.list({ limit }),
};

let sent: Sent[];
beforeEach(() => {
  const record = recorded(getDatabase());
  sent = record.sent;
  setDatabase({ db: record.db, close: () => Promise.resolve() });
});

it.each(Object.entries(lists))("%s keeps few statements, whatever lengths are asked for", async (_, list) => {
  const db = getDatabase();
  const writer = await createUser(db, { handle: "writer" });
  const post = await createPost(db, { author: writer, title: "Some words" });
  const comment = await createComment(db, { post, author: writer });
  const api = makeTestCaller({ session: sessionOf(writer) });
  sent.length = 0;
  for (let limit = 1; limit <= 50; limit += 1)
    await list(api, limit, { postId: post.id, commentId: comment.id });
  const names = new Set(sent.flatMap(({ name }) => name ?? []));
  const kinds = new Set([...names].map((name) => name.replace(/_\d+$/, "")));
  expect(kinds.size).toBeGreaterThan(0);
  expect(names.size).toBeLessThanOrEqual(kinds.size + 2);
});
