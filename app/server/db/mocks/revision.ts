import type { Database } from "../client";

import { Revision } from "../schema";

/** Stores a revision of a post as its version 0, which no edit keeps. Answers its id. */
export async function createRevision(db: Database, postId: string): Promise<string> {
  const [revision] = await db
    .insert(Revision)
    .values({
      postId,
      version: 0,
      title: "An earlier title",
      content: "An earlier text.",
      writtenAt: new Date(),
    })
    .returning({ id: Revision.id });
  return revision?.id ?? "";
}
