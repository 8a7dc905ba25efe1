import { and, eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { sameTags } from "~/lib/tag";
import { Post } from "../db/schema";
import { patientTransaction } from "../db/transaction";
import { dropDraft, lockDrafts, lockMember, spentId, type Spent } from "./draft";
import { derivePost } from "./rendering";
import { keepPostRevision } from "./revision";
import { indexPost } from "./search-index";
import { Stale } from "./stale";
import { setTags, tagsOf } from "./tag";

/** What an author writes of a post. */
interface PostText {
  title: string;
  content: string;
  tags: string[];
}

/**
 * Publishes a post, whole or not at all. Answers its id; for a draft that was published before, the
 * id of that post: who lost the answer and asks again gets no second one. Undefined when that post
 * is no longer theirs.
 * @throws {Stale} with the draft, when another device went on with it unseen
 */
export async function publishPost(
  db: Database,
  { authorId, draftId, draftVersion, ...text }: PostText & Spent & { authorId: string },
): Promise<string | undefined> {
  const { title, content, tags } = text;
  const derived = await derivePost(db, text);
  return db.transaction(async (tx) => {
    if (draftId !== undefined) await lockDrafts(tx, authorId);
    const spent = draftId && spentId(authorId, draftId);
    const [post] = await tx
      .insert(Post)
      .values({ title, content, authorId, draftId: spent, ...derived })
      .onConflictDoNothing({ target: Post.draftId })
      .returning({ id: Post.id, createdAt: Post.createdAt });
    if (!post) return spent && (await publishedFrom(tx, { authorId, draftId: spent }));
    await setTags(tx, { postId: post.id, createdAt: post.createdAt, reactionCount: 0, names: tags });
    await indexPost(tx, post.id);
    await dropDraft(tx, { userId: authorId, draftId, draftVersion });
    return post.id;
  });
}

async function publishedFrom(
  tx: Pick<Database, "select">,
  { authorId, draftId }: { authorId: string; draftId: string },
) {
  const [post] = await tx
    .select({ id: Post.id })
    .from(Post)
    .where(and(eq(Post.draftId, draftId), eq(Post.authorId, authorId)));
  return post?.id;
}

/** A change of a post: what is left out stays. `version` is the one that it was made from. */
interface PostChange extends Partial<PostText>, Spent {
  id: string;
  editorId: string;
  version?: number | undefined;
}

const sameText = (one: PostText, other: PostText) =>
  one.title === other.title && one.content === other.content && sameTags(one.tags, other.tags);

/**
 * Changes a post, whole or not at all, and keeps what it said before. Saving what stands there
 * already is no edit. False when the post is gone.
 * @throws {Stale} when `version` is not the newest, or the draft has gone on unseen
 */
export async function editPost(
  db: Database,
  { id, editorId, version, draftId, draftVersion, ...change }: PostChange,
): Promise<boolean> {
  // The revision names who wrote what stood there, and asks for that member after the post, against the
  // order: who deletes their account begins with it.
  return patientTransaction(db, async (tx) => {
    await lockMember(tx, editorId, draftId);
    const [post] = await tx.select().from(Post).where(eq(Post.id, id)).for("update");
    if (!post) return false;
    const standing = { ...post, tags: await tagsOf(tx, id) };
    const after: PostText = {
      title: change.title ?? post.title,
      content: change.content ?? post.content,
      tags: change.tags ?? standing.tags,
    };
    if (!sameText(after, standing)) {
      if (version !== undefined && version !== post.version) {
        const { title, content, tags, createdAt, updatedAt } = standing;
        throw new Stale({ version: post.version, title, content, tags, updatedAt: updatedAt ?? createdAt });
      }
      await keepPostRevision(tx, standing, draftId && spentId(editorId, draftId));
      const { title, content, tags } = after;
      await tx
        .update(Post)
        .set({
          title,
          content,
          editorId,
          version: post.version + 1,
          updatedAt: new Date(),
          ...(await derivePost(tx, after)),
        })
        .where(eq(Post.id, id));
      await setTags(tx, {
        postId: id,
        createdAt: post.createdAt,
        reactionCount: post.reactionCount,
        names: tags,
      });
      await indexPost(tx, id);
    }
    await dropDraft(tx, { userId: editorId, draftId, draftVersion });
    return true;
  });
}

/**
 * Deletes a post and all that hangs on it: first its row, so that who deletes an account and takes the
 * posts first meets it there (`lockTraces`), then the tags. An account lets go of the tags of many posts
 * in the order of the posts, so there a circle is possible, and broken.
 */
export async function deletePost(db: Database, id: string): Promise<void> {
  await patientTransaction(db, (tx) => tx.delete(Post).where(eq(Post.id, id)));
}
