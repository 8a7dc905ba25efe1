import { eq } from "drizzle-orm";

import type { ExportFile, ExportPart, ExportSource } from "./export/part";

import { user } from "../db/schema";
import { accountPart } from "./export/account";
import { avatar } from "./export/avatar";
import { comments } from "./export/comments";
import { drafts } from "./export/drafts";
import { marks } from "./export/marks";
import { posts } from "./export/posts";
import { revisions } from "./export/revisions";
import { zipped } from "./export/zip";

/** What an archive holds, in this order. A new kind of data is a file in `export/` and a word here. */
const parts: readonly ExportPart[] = [accountPart, avatar, posts, comments, drafts, revisions, marks];

function readme({ baseUrl, at }: ExportSource): ExportFile {
  const about = parts.flatMap((part) => Object.entries(part.about));
  const text = [
    `This is what ${baseUrl} holds of you, as of ${at.toISOString()}.`,
    ...about.map(([name, sentence]) => `${name}\n    ${sentence}`),
    "There are no passwords, keys, codes or tokens in here. Your e-mail address and the network addresses\n" +
      "that you signed in from are: keep the archive where only you can read it.",
  ];
  return { name: "README.txt", content: [`${text.join("\n\n")}\n`] };
}

async function* filesOf(source: ExportSource): AsyncGenerator<ExportFile> {
  yield readme(source);
  for (const part of parts) yield* part.files(source);
  // Deleted meanwhile, by another tab: then pages of posts were missing, and nothing else would tell.
  const found = await source.db.select({ id: user.id }).from(user).where(eq(user.id, source.userId));
  if (found.length === 0) throw new Error("The account was deleted while its archive was written.");
}

/** Everything that belongs to a member as a ZIP archive, written while it is taken. */
export const exportArchive = (source: ExportSource): AsyncGenerator<Uint8Array, void> =>
  zipped(filesOf(source), source.at);

/** The archive's name: `posthouse-ada-2026-01-31.zip`. */
export const archiveName = (handle: string, at: Date) =>
  `posthouse-${handle.replace(/[^a-z0-9_-]/g, "")}-${at.toISOString().slice(0, 10)}.zip`;
