import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";
import type { Search } from "./search-form";

import { SEARCH_WORDS_MAX } from "~/lib/search";

type Page = RouterOutputs["search"]["posts"];

/** What narrows the search, each with a way to be without it. */
export function FilterChips({ search: { q, tag, author } }: { search: Search }) {
  if (!tag && !author) return null;
  return (
    <ul aria-label="Filters" className="mt-4 flex flex-wrap gap-2">
      {tag ? <Chip name={`Tag: ${tag}`} without={{ q, author }} /> : null}
      {author ? <Chip name={`Author: ${author}`} without={{ q, tag }} /> : null}
    </ul>
  );
}

function Chip({ name, without }: { name: string; without: Search }) {
  return (
    <li>
      <Link
        to="/search"
        search={without}
        aria-label={`${name}, remove this filter`}
        className="inline-flex min-h-11 items-center gap-2 rounded border border-edge px-3 text-sm [overflow-wrap:anywhere] hover:bg-sunken pointer-fine:min-h-9"
      >
        <bdi>{name}</bdi>
        <span aria-hidden>×</span>
      </Link>
    </li>
  );
}

const listed = new Intl.ListFormat("en", { type: "disjunction" });

/** What was understood otherwise than it was typed. */
export function SearchNotes({ page: { corrected, isCut, items } }: { page: Page }) {
  return (
    <>
      {corrected.map(({ from, to }) => {
        const taken = <b>{listed.format(to.map((word) => `“${word}”`))}</b>;
        return (
          <p key={from} className="mt-2 [overflow-wrap:anywhere]">
            {items.length > 0 ? (
              <>
                Showing results for {taken}. Nothing else was found for “{from}”.
              </>
            ) : (
              <>
                {taken} was looked for too, in case “{from}” is mistyped.
              </>
            )}
          </p>
        );
      })}
      {isCut ? (
        <p className="mt-2 text-quiet">{`This is a long search: its first ${SEARCH_WORDS_MAX} words count.`}</p>
      ) : null}
    </>
  );
}

/** How much was found, said aloud when it changes. */
export function SearchCount({ page: { items, nextCursor }, isFirst }: { page: Page; isFirst: boolean }) {
  return (
    <p role="status" className="mt-6 text-sm text-quiet empty:hidden">
      {isFirst ? countInWords(items.length, nextCursor !== null) : "More results"}
    </p>
  );
}

function countInWords(count: number, hasMore: boolean): string {
  if (count === 0) return "";
  if (hasMore) return `More than ${count} posts found`;
  return count === 1 ? "1 post found" : `${count} posts found`;
}
