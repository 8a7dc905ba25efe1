import { asc, eq, inArray } from "drizzle-orm";

import type { Database } from "../db/client";

import { foldedTag } from "~/lib/tag";
import { PostTag, Tag } from "../db/schema";

type Transaction = Pick<Database, "select" | "insert" | "delete">;

/** The names of a post's tags, in their order. */
export async function tagsOf(db: Pick<Database, "select">, postId: string): Promise<string[]> {
  const rows = await db
    .select({ name: Tag.name })
    .from(PostTag)
    .innerJoin(Tag, eq(Tag.id, PostTag.tagId))
    .where(eq(PostTag.postId, postId))
    .orderBy(asc(PostTag.position));
  return rows.map(({ name }) => name);
}

/** Files a post under these tags and no others; who names a tag first decides how it is written. */
export async function setTags(
  tx: Transaction,
  {
    postId,
    createdAt,
    reactionCount,
    names,
  }: {
    postId: string;
    createdAt: Date;
    reactionCount: number;
    names: string[];
  },
): Promise<void> {
  await tx.delete(PostTag).where(eq(PostTag.postId, postId));
  const wanted = new Map(names.map((name) => [foldedTag(name), name]));
  if (wanted.size === 0) return;
  // In one order for everybody, so that two posts with the same new tags don't wait for each other.
  const rows = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
  await tx
    .insert(Tag)
    .values(rows.map(([folded, name]) => ({ folded, name })))
    .onConflictDoNothing();
  const tags = await tx
    .select({ id: Tag.id, folded: Tag.folded })
    .from(Tag)
    .where(inArray(Tag.folded, [...wanted.keys()]));
  const order = [...wanted.keys()];
  await tx.insert(PostTag).values(
    tags
      .sort((one, other) => (one.folded < other.folded ? -1 : 1))
      .map(({ id, folded }) => ({
        postId,
        tagId: id,
        position: order.indexOf(folded),
        createdAt,
        reactionCount,
      })),
  );
}
