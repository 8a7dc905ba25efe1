import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";

import type { Search } from "~/components/search/search-form";
import type { RouterOutputs } from "~/trpc/types";

import { Page } from "~/components/layout/page";
import { Byline } from "~/components/post/byline";
import { BeforeSearch, NoResults } from "~/components/search/no-results";
import { ResultList } from "~/components/search/result-list";
import { SearchForm } from "~/components/search/search-form";
import { FilterChips, SearchCount, SearchNotes } from "~/components/search/search-notes";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { TagLinks } from "~/components/ui/tag-links";
import { counted } from "~/lib/amounts";
import { errorCode } from "~/lib/api-error";
import { pageTitle } from "~/lib/page-title";
import { SEARCH_MAX } from "~/lib/search";

/** What an address may hold and no search: half a character, or none. */
const text = (value: unknown, max: number) =>
  typeof value === "string"
    ? value.slice(0, max).replaceAll("\0", "").toWellFormed() || undefined
    : undefined;

const inputOf = ({ q = "", ...rest }: Search) => ({ query: q, ...rest });
const isAsked = ({ q, tag, author }: Search) => Boolean(q?.trim() || tag || author);

export const Route = createFileRoute("/search")({
  validateSearch: ({ q, tag, author, cursor }: Record<string, unknown>): Search => ({
    q: text(q, SEARCH_MAX),
    tag: text(tag, 200),
    author: text(author, 200),
    cursor: text(cursor, 500),
  }),
  loaderDeps: ({ search: { q, tag, author, cursor } }) => ({ q, tag, author, cursor }),
  loader: async ({ context: { queryClient, api }, deps }) => {
    if (!isAsked(deps)) return;
    try {
      await queryClient.query(api.search.posts.queryOptions(inputOf(deps)));
    } catch (error) {
      // A page that was never given, in an address that somebody changed: the first one then.
      if (!deps.cursor || errorCode(error) !== "BAD_REQUEST") throw error;
      throw redirect({ to: "/search", search: { ...deps, cursor: undefined }, replace: true });
    }
  },
  head: ({ match }) => ({
    meta: [
      { title: pageTitle(match, ...(match.search.q ? [match.search.q.slice(0, 80)] : []), "Search") },
      { name: "robots", content: "noindex" },
    ],
  }),
  component: SearchPage,
});

function SearchPage() {
  const search = Route.useLoaderDeps();
  return (
    <Page>
      <h1 className="mb-6 font-serif text-2xl font-semibold">Search</h1>
      <SearchForm search={search} />
      <FilterChips search={search} />
      {isAsked(search) ? <Results search={search} /> : <BeforeSearch />}
    </Page>
  );
}

/** The quiet line of a post, as in every list of posts. */
const aboutResult = ({
  author,
  createdAt,
  commentCount,
  tags,
}: RouterOutputs["search"]["posts"]["items"][number]) => (
  <Byline author={author} createdAt={createdAt}>
    {commentCount > 0 ? <span className="tabular">{counted(commentCount, "comment")}</span> : null}
    <TagLinks tags={tags} />
  </Byline>
);

function Results({ search }: { search: Search }) {
  const { api } = Route.useRouteContext();
  const { data: page } = useSuspenseQuery(api.search.posts.queryOptions(inputOf(search)));
  const { items, nextCursor } = page;
  const isFirst = !search.cursor;
  const first = { ...search, cursor: undefined };
  return (
    <>
      <SearchNotes page={page} />
      <SearchCount page={page} isFirst={isFirst} />
      {items.length > 0 ? <ResultList results={items} about={aboutResult} /> : <NoResults page={page} />}
      <PageTurner
        first={
          isFirst ? null : (
            <ButtonLink to="/search" search={first}>
              First page
            </ButtonLink>
          )
        }
        next={
          nextCursor ? (
            <ButtonLink to="/search" search={{ ...search, cursor: nextCursor }} rel="next">
              {items.length > 0 ? "More results" : "Look further back"}
            </ButtonLink>
          ) : null
        }
      />
    </>
  );
}
