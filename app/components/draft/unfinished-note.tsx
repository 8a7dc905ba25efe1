import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useHydrated } from "@tanstack/react-router";

import { deviceRecords } from "~/components/writing/draft-device";
import { useApi } from "~/trpc/use-api";
import { nameOf } from "./draft-row";

/** On an empty page for a new post: the one that was begun before and not published. */
export function UnfinishedNote({ except }: { except: string }) {
  const api = useApi();
  const { data: session } = useSuspenseQuery(api.auth.getSession.queryOptions());
  const { data: drafts } = useSuspenseQuery(api.draft.list.queryOptions({}));
  const isHydrated = useHydrated();
  const kept = isHydrated && session ? deviceRecords(session.user.id) : [];
  const [unfinished] = [
    ...kept
      .filter(({ target }) => target.startsWith("new-post:"))
      .map(({ id, text }) => ({ id, title: text.title, extract: text.content })),
    ...drafts.items.filter(({ kind }) => kind === "new-post"),
  ].filter(({ id }) => id !== except);
  if (!unfinished) return null;
  return (
    <p role="note" className="mb-8 border-s-2 border-line ps-4 [overflow-wrap:anywhere] text-quiet">
      Unfinished:{" "}
      <Link to="/posts/new" search={{ draft: unfinished.id }} className="inline-block py-2 underline">
        {nameOf(unfinished)}
      </Link>{" "}
      ·{" "}
      <Link to="/drafts" className="inline-block py-2 underline">
        All drafts
      </Link>
    </p>
  );
}
