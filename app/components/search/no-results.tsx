import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

/** What the search is for, before anything was asked. */
export function BeforeSearch() {
  return (
    <p className="mt-8 max-w-[60ch] text-lg text-quiet">
      This looks through the titles, texts, tags and comments of all posts, in any language. Begin with a word
      that you remember: a half-typed or mistyped one will do.
    </p>
  );
}

type Page = RouterOutputs["search"]["posts"];

/** Nothing was found: why that may be, and what to try. */
export function NoResults({ page: { unknown, nextCursor, hasWords } }: { page: Page }) {
  if (nextCursor) {
    return (
      <Nothing>There is nothing among the newest posts. Older ones were not looked through yet.</Nothing>
    );
  }
  if (!hasWords) {
    return <Nothing>There is no word in this search. Type a letter, a digit or an emoji.</Nothing>;
  }
  return (
    <Nothing>
      {unknown.map(({ kind, name }) => (
        <span key={`${kind} ${name}`} className="block [overflow-wrap:anywhere]">
          {kind === "tag" ? `No post has the tag “${name}”.` : `Nobody here has the handle “${name}”.`}
        </span>
      ))}
      {unknown.length > 0 ? null : "No post says all of this. Try fewer words, or others for the same thing."}
    </Nothing>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="mt-8">
      <h2 className="font-serif text-xl font-semibold">Nothing found</h2>
      <p className="mt-2 max-w-[60ch] text-lg text-quiet">{children}</p>
    </div>
  );
}
