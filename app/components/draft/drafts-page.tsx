import type { RouterOutputs } from "~/trpc/types";

import { Page, PageHeader } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { Rows } from "~/components/ui/rows";
import { DraftRow } from "./draft-row";
import { LeftHere } from "./left-here";

interface DraftsPageProps {
  userId: string;
  page: RouterOutputs["draft"]["list"];
  isFirst: boolean;
  /** The draft whose whole text is shown. */
  opened: RouterOutputs["draft"]["byId"] | undefined;
}

/** What the member was writing and has not published, the last written first. */
export function DraftsPage({ userId, page: { items, nextCursor }, isFirst, opened }: DraftsPageProps) {
  return (
    <Page>
      <PageHeader title="Drafts">
        What you write is kept here until you publish it. Only you see it.
      </PageHeader>
      {isFirst ? <LeftHere userId={userId} /> : null}
      {items.length > 0 ? (
        <Rows>
          {items.map((draft) => (
            <DraftRow key={draft.id} draft={draft} opened={opened?.id === draft.id ? opened : undefined} />
          ))}
        </Rows>
      ) : (
        <>
          <p className="text-lg text-quiet">
            {isFirst ? "You have no drafts." : "There are no older drafts."}
          </p>
          {isFirst ? (
            <ButtonLink look="filled" to="/posts/new" className="mt-8">
              Write a post
            </ButtonLink>
          ) : null}
        </>
      )}
      <PageTurner
        first={isFirst ? null : <ButtonLink to="/drafts">Newest drafts</ButtonLink>}
        next={
          nextCursor ? (
            <ButtonLink to="/drafts" search={{ before: nextCursor }} rel="next">
              Older drafts
            </ButtonLink>
          ) : null
        }
      />
    </Page>
  );
}
