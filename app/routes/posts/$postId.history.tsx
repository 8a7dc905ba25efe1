import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import type { HistorySearch } from "~/lib/history-search";

import { Page } from "~/components/layout/page";
import { History } from "~/components/revision/history";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { historyQueries, loadHistory } from "~/trpc/load-history";

// Readers do not pay for the question that only the author is asked.
const RestoreVersion = lazy(() => import("~/components/revision/restore-version"));

export const Route = createFileRoute("/posts/$postId/history")({
  // As it stands in the address: the API refuses what can't be, and the page is not found.
  validateSearch: (search: HistorySearch) => search,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => loadHistory(context, { ...deps, ...params }),
  head: ({ loaderData, match }) => ({
    meta: [{ title: pageTitle(match, ...(loaderData ?? [])) }, { name: "robots", content: "noindex" }],
  }),
  component: PostHistory,
});

function PostHistory() {
  const { api, session } = Route.useRouteContext();
  const { postId } = Route.useParams();
  const deps = Route.useLoaderDeps();
  const queries = historyQueries(api, { ...deps, postId });
  const { data: diff } = useSuspenseQuery(queries.diff);
  const { data: list } = useSuspenseQuery(queries.list);
  const { slug, title } = diff.subject;
  const { id } = diff.version;
  const noun = deps.comment ? "comment" : "post";
  return (
    <Page>
      <History
        noun={noun}
        diff={diff}
        list={list}
        back={
          <>
            of{" "}
            {deps.comment ? (
              <>
                <Link
                  to="/posts/$postId/comments/$commentId"
                  params={{ postId, commentId: deps.comment }}
                  className="underline decoration-line underline-offset-4 hover:decoration-current"
                >
                  a comment
                </Link>{" "}
                on{" "}
              </>
            ) : null}
            <Link
              to="/posts/$postId/{-$slug}"
              params={{ postId, slug }}
              className="reach rounded font-serif text-lg [overflow-wrap:anywhere] text-text underline decoration-line underline-offset-4 hover:decoration-current"
            >
              <bdi>{title}</bdi>
            </Link>
          </>
        }
        versionLink={(version, children) => (
          <Link
            to="/posts/$postId/history"
            params={{ postId }}
            search={{ ...deps, version }}
            className="reach rounded underline decoration-line underline-offset-4 hover:decoration-current"
          >
            {children}
          </Link>
        )}
        pages={
          <PageTurner
            first={
              deps.before ? (
                <ButtonLink
                  to="/posts/$postId/history"
                  params={{ postId }}
                  search={{ comment: deps.comment }}
                >
                  Newest versions
                </ButtonLink>
              ) : null
            }
            next={
              list.nextCursor ? (
                <ButtonLink
                  to="/posts/$postId/history"
                  params={{ postId }}
                  search={{ ...deps, before: list.nextCursor }}
                  rel="next"
                >
                  Older versions
                </ButtonLink>
              ) : null
            }
          />
        }
      >
        {id !== null && can(session?.user, `${noun}.update`, diff.subject) ? (
          <Suspense>
            <RestoreVersion id={id} diff={diff} noun={noun} />
          </Suspense>
        ) : null}
      </History>
    </Page>
  );
}
