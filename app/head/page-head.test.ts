import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, it } from "vitest";

import type { AppRouter } from "~/server/api/root";

import { lateClient } from "~/trpc/late-client";
import { createQueryClient } from "~/trpc/query-client";
import { pageHead } from "./page-head";

/** The tags of a page, of which nothing has to be fetched. */
function headOf(routeId: string, pathname: string, params = {}) {
  const queryClient = createQueryClient();
  const api = createTRPCOptionsProxy<AppRouter>({ client: lateClient, queryClient });
  const context = { queryClient, api, baseUrl: "https://posts.example", site: { name: "Birds" } };
  const match = { routeId, pathname, params, status: "success", search: {}, context };
  return pageHead([{ ...match, routeId: "__root__" }, match]);
}

it.each([
  ["/tags/", "/tags", {}, "Tags", "What the group’s posts are about."],
  ["/tags/$tag", "/tags/owls", { tag: "owls" }, "owls", "Posts with the tag owls."],
])("describes %s once, to search engines and in previews alike", (routeId, path, params, title, words) => {
  const { meta, links } = headOf(routeId, path, params);
  const contents = (key: "name" | "property", value: string) =>
    meta.flatMap((tag) => (tag[key] === value ? tag.content : []));
  expect(contents("name", "description")).toEqual([words]);
  expect(contents("property", "og:description")).toEqual([words]);
  expect(contents("property", "og:title")).toEqual([title]);
  expect(links[0]).toEqual({ rel: "canonical", href: `https://posts.example${path}` });
});
