import { and, asc, eq, inArray, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { foldedTag } from "~/lib/tag";
import { PostTag, Tag } from "../db/schema";

type Transaction = Pick<Database, "select" | "insert" | "update" | "delete">;

/** The names of a post's tags, in their order. */
export async function tagsOf(db: Pick<Database, "select">, postId: string): Promise<string[]> {
  const rows = await standingOf(db, postId);
  return rows.map(({ name }) => name);
}

const standingOf = (db: Pick<Database, "select">, postId: string) =>
  db
    .select({ id: Tag.id, folded: Tag.folded, name: Tag.name })
    .from(PostTag)
    .innerJoin(Tag, eq(Tag.id, PostTag.tagId))
    .where(eq(PostTag.postId, postId))
    .orderBy(asc(PostTag.position));

interface Filing {
  postId: string;
  createdAt: Date;
  reactionCount: number;
  names: string[];
}

/**
 * Files a post under these tags and no others, in this order; who names a tag first decides how it is
 * written. Nobody else may be changing the post.
 */
export async function setTags(tx: Transaction, { postId, names, ...copied }: Filing): Promise<void> {
  const wanted = new Map(names.toReversed().map((name) => [foldedTag(name), name]));
  const order = [...wanted.keys()].toReversed();
  const standing = await standingOf(tx, postId);
  if (standing.map(({ folded }) => folded).join() === order.join()) return;

  const added = order.filter((folded) => !standing.some((tag) => tag.folded === folded));
  await makeTags(tx, new Map(added.map((folded) => [folded, wanted.get(folded) ?? folded])));
  const tags = await lockTags(tx, [...order, ...standing.map(({ folded }) => folded)]);
  // A tag that no post has any more is spelt by who takes it up again.
  for (const { id, folded, name, postCount } of tags) {
    const spelt = wanted.get(folded);
    if (postCount === 0 && spelt !== undefined && spelt !== name) {
      await tx.update(Tag).set({ name: spelt }).where(eq(Tag.id, id));
    }
  }

  const gone = tags.filter(({ folded }) => !wanted.has(folded)).map(({ id }) => id);
  if (gone.length > 0) {
    await tx.delete(PostTag).where(and(eq(PostTag.postId, postId), inArray(PostTag.tagId, gone)));
  }
  const rows = tags
    .filter(({ folded }) => wanted.has(folded))
    .map(({ id, folded }) => ({ postId, tagId: id, position: order.indexOf(folded), ...copied }));
  if (rows.length === 0) return;
  await tx
    .insert(PostTag)
    .values(rows)
    // What stays is moved, not taken out and put in: its tag's count does not change.
    .onConflictDoUpdate({
      target: [PostTag.postId, PostTag.tagId],
      set: { position: sql`excluded.position` },
    });
}

/**
 * Makes the tags that there are none of. In one order for everybody, so that two posts with the same new tags don't wait for each other.
 */
async function makeTags(tx: Transaction, names: Map<string, string>): Promise<void> {
  if (names.size === 0) return;
  const rows = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  await tx
    .insert(Tag)
    .values(rows.map(([folded, name]) => ({ folded, name })))
    .onConflictDoNothing();
}

/** Takes hold of tags whose counts will change, in the order in which the end of a post lets go of them. */
async function lockTags(tx: Transaction, folded: string[]) {
  return tx
    .select({ id: Tag.id, folded: Tag.folded, name: Tag.name, postCount: Tag.postCount })
    .from(Tag)
    .where(inArray(Tag.folded, folded))
    .orderBy(asc(Tag.id))
    .for("no key update");
}
