import { asc, eq } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { Draft } from "../../db/schema";
import { findDraft } from "../draft";

const draftIds = ({ db, userId }: ExportSource) =>
  db
    .select({ id: Draft.id })
    .from(Draft)
    .where(eq(Draft.userId, userId))
    .orderBy(asc(Draft.updatedAt), asc(Draft.id));

/** Read one by one: two hundred of the longest would be 40 MB at once. */
async function* asJson({ db, userId }: ExportSource, ids: { id: string }[]): AsyncGenerator<string> {
  let before = "[\n";
  for (const { id } of ids) {
    const draft = await findDraft(db, { userId, id });
    // Published or deleted since the list was read.
    if (!draft) continue;
    yield before + JSON.stringify(draft, null, 2);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** What a member is writing and has not published. */
export const drafts: ExportPart = {
  about: { "drafts.json": "What you were writing and had not published, the last written at the end." },
  files: async function* (source) {
    yield { name: "drafts.json", content: asJson(source, await draftIds(source)) };
  },
};
