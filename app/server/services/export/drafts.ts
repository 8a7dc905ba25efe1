import { asc, eq } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { Draft } from "../../db/schema";
import { findDraft } from "../draft";
import { jsonList } from "./json-list";

const draftIds = ({ db, userId }: ExportSource) =>
  db
    .select({ id: Draft.id })
    .from(Draft)
    .where(eq(Draft.userId, userId))
    .orderBy(asc(Draft.updatedAt), asc(Draft.id));

/** Read one by one: two hundred of the longest would be 40 MB at once. */
async function* ownDrafts({ db, userId }: ExportSource, ids: { id: string }[]) {
  for (const { id } of ids) {
    const draft = await findDraft(db, { userId, id });
    // Published or deleted since the list was read.
    if (draft) yield draft;
  }
}

/** What a member is writing and has not published. */
export const drafts: ExportPart = {
  about: { "drafts.json": "What you were writing and had not published, the last written at the end." },
  files: async function* (source) {
    yield { name: "drafts.json", content: jsonList(ownDrafts(source, await draftIds(source))) };
  },
};
