import { and, desc, eq, sql } from "drizzle-orm";

import type { draftKinds } from "~/validators/draft";
import type { Database } from "../db/client";

import { EXTRACT_MAX } from "~/validators/post";
import { literalLimit, prepared, preparedSizes } from "../db/prepared";
import { Comment, Draft, Post, user } from "../db/schema";
import { AFTER_NEWEST } from "./post";

const kind = sql<(typeof draftKinds)[number]>`split_part(${Draft.target}, ':', 1)`;
const targetId = sql`split_part(${Draft.target}, ':', 2)::uuid`;

/** A draft as the list of drafts shows it: the start of its text, and what it is for. */
const listedDraft = {
  id: Draft.id,
  kind: kind.as("kind"),
  title: Draft.title,
  extract: sql<string>`left(${Draft.content}, ${sql.raw(String(EXTRACT_MAX))})`.as("extract"),
  updatedAt: Draft.updatedAt,
  /** Its place in the list, to the microsecond: a Date would lose some and skip drafts. */
  cursor:
    sql<string>`to_char(${Draft.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${Draft.id}`.as(
      "cursor",
    ),
  post: { id: Post.id, slug: Post.slug, title: Post.title },
  comment: { id: Comment.id, authorName: sql<string | null>`${user.name}`.as("author_name") },
};

function pageOf(rows: number) {
  return prepared((db) =>
    db
      .select(listedDraft)
      .from(Draft)
      .leftJoin(
        Comment,
        and(
          sql`${kind} in ('comment', 'reply-to-comment')`,
          eq(Comment.id, targetId),
          sql`${Comment.deletedAt} is null`,
        ),
      )
      .leftJoin(user, eq(user.id, Comment.authorId))
      .leftJoin(
        Post,
        sql`${Post.id} = case when ${kind} in ('post', 'reply-to-post') then ${targetId} else ${Comment.postId} end`,
      )
      .where(
        and(
          eq(Draft.userId, sql.placeholder("userId")),
          sql`(${Draft.updatedAt}, ${Draft.id}) < (${sql.placeholder("time")}::timestamptz, ${sql.placeholder("id")}::uuid)`,
        ),
      )
      .orderBy(desc(Draft.updatedAt), desc(Draft.id))
      .limit(literalLimit(rows))
      .prepare(`draft_page_${rows}`),
  );
}

const page = preparedSizes(pageOf);

interface PageOptions {
  userId: string;
  rows: number;
  /** The `cursor` of the last draft already seen. */
  after?: string | undefined;
}

/** At most `rows` of a member's drafts, the last written first. What is gone of a target is null. */
export async function draftPage(db: Database, { userId, rows, after }: PageOptions) {
  const [time, id] = after?.split("_") ?? ["infinity", AFTER_NEWEST];
  const found = await page(db, rows).execute({ userId, time, id });
  return found.slice(0, rows);
}
