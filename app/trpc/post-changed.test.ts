import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, it } from "vitest";

import type { QueryKey } from "@tanstack/react-query";
import type { AppRouter } from "~/server/api/root";

import { lateClient } from "./late-client";
import { postChanged } from "./post-changed";
import { createQueryClient } from "./query-client";

it("has every kept list of posts and tags asked for anew, and nothing else", async () => {
  const queryClient = createQueryClient();
  const api = createTRPCOptionsProxy<AppRouter>({ client: lateClient, queryClient });
  const id = "0190a000-0000-7000-8000-000000000000";
  const keys: Record<string, QueryKey> = {
    feed: api.post.list.queryKey({ sort: "top" }),
    "posts of a tag": api.post.list.queryKey({ tag: "birds" }),
    bookmarks: api.bookmark.list.queryKey({}),
    directory: api.tag.list.queryKey({}),
    tag: api.tag.byName.queryKey({ name: "birds" }),
    suggestions: api.tag.suggest.queryKey({ prefix: "bi" }),
    post: api.post.read.queryKey({ id }),
    site: api.site.get.queryKey(),
  };
  for (const queryKey of Object.values(keys)) queryClient.setQueryData(queryKey, null);
  const stale = () =>
    Object.entries(keys).flatMap(([name, key]) =>
      queryClient.getQueryState(key)?.isInvalidated ? name : [],
    );

  await postChanged(queryClient, api);
  expect(stale()).toEqual(["feed", "posts of a tag", "bookmarks", "directory", "tag", "suggestions"]);
  await postChanged(queryClient, api, api.post.read.queryFilter({ id }));
  expect(stale()).toContain("post");
});
