import { and, eq, lte, or, sql } from "drizzle-orm";
import { v5 as uuidv5 } from "uuid";

import type { z } from "zod/v4";
import type { Database } from "../db/client";

import { DRAFTS_MAX, type SaveDraft } from "~/validators/draft";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, Draft, Post, Revision, user } from "../db/schema";
import { Stale } from "./stale";

/** A draft as its form needs it. */
const wholeDraft = {
  id: Draft.id,
  target: Draft.target,
  title: Draft.title,
  content: Draft.content,
  tags: Draft.tags,
  baseVersion: Draft.baseVersion,
  version: Draft.version,
  updatedAt: Draft.updatedAt,
};

const byTarget = prepared((db) =>
  db
    .select(wholeDraft)
    .from(Draft)
    .where(and(eq(Draft.userId, sql.placeholder("userId")), eq(Draft.target, sql.placeholder("target"))))
    .limit(literalLimit(1))
    .prepare("draft_by_target"),
);

const byId = prepared((db) =>
  db
    .select(wholeDraft)
    .from(Draft)
    .where(and(eq(Draft.userId, sql.placeholder("userId")), eq(Draft.id, sql.placeholder("id"))))
    .limit(literalLimit(1))
    .prepare("draft_by_id"),
);

/** A member's draft for a target, or undefined. */
export async function findDraftFor(db: Database, own: { userId: string; target: string }) {
  const [draft] = await byTarget(db).execute(own);
  return draft;
}

/** A member's draft by its id, or undefined: another member's does not exist for them. */
export async function findDraft(db: Database, own: { userId: string; id: string }) {
  const [draft] = await byId(db).execute(own);
  return draft;
}

type DraftSave = Omit<z.output<typeof SaveDraft>, "userId"> & { userId: string };

/** What came of a save: how it is kept now, or why it is not. Version 0 is kept nowhere. */
type SaveOutcome = { version: number; updatedAt: Date } | "published" | "taken" | "too many";

const isBlank = ({ title, content, tags }: DraftSave) =>
  title.trim() === "" && content.trim() === "" && tags.length === 0;

/**
 * Keeps a text that is being written, in one piece and only over the version it was made from. A
 * draft that was deleted elsewhere comes back: words outlive a mistaken delete. A text without
 * anything in it is kept by keeping none.
 * @throws {Stale} with what stands there, when it is another version, or another draft for the target
 */
export async function saveDraft(db: Database, draft: DraftSave): Promise<SaveOutcome> {
  const saved = isBlank(draft) ? await removeVersion(db, draft) : await changeVersion(db, draft);
  if (saved) return saved;
  return db.transaction(async (tx) => {
    // A member's first saves take turns: else two could be the last that the bound allows.
    await lockDrafts(tx, draft.userId);
    const [standing] = await tx
      .select(wholeDraft)
      .from(Draft)
      .where(and(eq(Draft.userId, draft.userId), or(eq(Draft.target, draft.target), eq(Draft.id, draft.id))));
    if (standing) throw new Stale(standing);
    if (isBlank(draft)) return { version: 0, updatedAt: new Date() };
    if (await isPublished(tx, draft)) return "published";
    if ((await tx.$count(Draft, eq(Draft.userId, draft.userId))) >= DRAFTS_MAX) return "too many";
    const [begun] = await tx
      .insert(Draft)
      .values({ ...draft, version: draft.version + 1, updatedAt: new Date() })
      .onConflictDoNothing()
      .returning({ version: Draft.version, updatedAt: Draft.updatedAt });
    return begun ?? "taken";
  });
}

const isVersion = ({ id, userId, target, version }: DraftSave) =>
  and(eq(Draft.id, id), eq(Draft.userId, userId), eq(Draft.target, target), eq(Draft.version, version));

async function changeVersion(db: Database, draft: DraftSave) {
  if (draft.version === 0) return undefined;
  const { title, content, tags, baseVersion, version } = draft;
  const [changed] = await db
    .update(Draft)
    .set({ title, content, tags, baseVersion, version: version + 1, updatedAt: new Date() })
    .where(isVersion(draft))
    .returning({ version: Draft.version, updatedAt: Draft.updatedAt });
  return changed;
}

async function removeVersion(db: Database, draft: DraftSave) {
  const removed = await db.delete(Draft).where(isVersion(draft)).returning({ id: Draft.id });
  return removed.length > 0 ? { version: 0, updatedAt: new Date() } : undefined;
}

/**
 * Until the transaction ends no draft of this member is begun. Who publishes one takes this before all
 * else: a save of it that arrives at the same moment is either there to be removed, or finds it over.
 */
export async function lockDrafts(tx: Pick<Database, "select">, userId: string): Promise<void> {
  await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("no key update");
}

/**
 * Keeps an account from being deleted until this is through, and with a draft, all drafts from being
 * begun. It comes before the post, as where an account is deleted: who took them the other way round
 * would wait for each other.
 */
export async function lockMember(tx: Pick<Database, "select">, id: string, draftId?: string): Promise<void> {
  if (draftId !== undefined) await lockDrafts(tx, id);
  else await tx.select({ id: user.id }).from(user).where(eq(user.id, id)).for("key share");
}

/**
 * What a text that was published keeps of the draft it comes from: the same for the same draft of the
 * same member, and another one for any other member, who can neither use the draft up nor find out
 * by it that there was one.
 */
export const spentId = (userId: string, draftId: string) => uuidv5(userId, draftId);

/** Whether a post, a comment or a change of one was published from the draft, which is over then. */
async function isPublished(
  tx: Pick<Database, "select">,
  { id, userId }: { id: string; userId: string },
): Promise<boolean> {
  const draftId = spentId(userId, id);
  const from = {
    post: tx.select({ id: Post.id }).from(Post).where(eq(Post.draftId, draftId)),
    comment: tx.select({ id: Comment.id }).from(Comment).where(eq(Comment.draftId, draftId)),
    change: tx.select({ id: Revision.id }).from(Revision).where(eq(Revision.id, draftId)),
  };
  return (await from.post).length + (await from.comment).length + (await from.change).length > 0;
}

/** Removes a member's draft. False when they have none with that id. */
export async function deleteDraft(db: Database, own: { userId: string; id: string }): Promise<boolean> {
  const gone = await db
    .delete(Draft)
    .where(and(eq(Draft.id, own.id), eq(Draft.userId, own.userId)))
    .returning({ id: Draft.id });
  return gone.length > 0;
}

/** The draft that a text is published from, and the version of it that its writer has seen. */
export interface Spent {
  draftId?: string | undefined;
  draftVersion?: number | undefined;
}

/**
 * Removes a member's draft once its text is published.
 * @throws {Stale} with the draft, when another device went on with it unseen: its words would be lost
 */
export async function dropDraft(
  tx: Pick<Database, "delete" | "select">,
  { userId, draftId, draftVersion }: Spent & { userId: string },
): Promise<void> {
  if (draftId === undefined) return;
  const isOwn = and(eq(Draft.id, draftId), eq(Draft.userId, userId));
  const isSeen = draftVersion === undefined ? undefined : lte(Draft.version, draftVersion);
  const gone = await tx.delete(Draft).where(and(isOwn, isSeen)).returning({ id: Draft.id });
  if (gone.length > 0 || isSeen === undefined) return;
  const [newer] = await tx.select(wholeDraft).from(Draft).where(isOwn);
  if (newer) throw new Stale(newer);
}
