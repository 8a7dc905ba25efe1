import { and, desc, eq, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, FormerHandle, Post, user } from "../db/schema";
import { only, unrendered } from "./comment";
import { deriveComment } from "./rendering";

/** Above every UUIDv7, so that the first page is the same statement as the others. */
const AFTER_NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

const pagesOfAuthor = new Map<number, ReturnType<typeof pageOfAuthor>>();

const authorId = sql`coalesce(
  (select ${user.id} from ${user} where ${user.handle} = ${sql.placeholder("handle")}),
  (select ${FormerHandle.userId} from ${FormerHandle} where ${FormerHandle.handle} = ${sql.placeholder("handle")})
)`;

function pageOfAuthor(rows: number) {
  return prepared((db) =>
    db
      .select({
        id: Comment.id,
        html: Comment.html,
        unrendered,
        createdAt: Comment.createdAt,
        updatedAt: Comment.updatedAt,
        post: { id: Post.id, title: Post.title, slug: Post.slug },
      })
      .from(Comment)
      .innerJoin(Post, eq(Post.id, Comment.postId))
      .where(and(only(Comment.authorId, authorId), lt(Comment.id, sql.placeholder("before"))))
      .orderBy(desc(Comment.authorId), desc(Comment.id))
      .limit(literalLimit(rows))
      .prepare(`comment_page_of_author_${rows}`),
  );
}

/** At most `rows` comments of the one who has, or had, this handle, newest first, each with its post. */
export async function commentsOfAuthor(
  db: Database,
  { handle, before = AFTER_NEWEST, rows }: { handle: string; before?: string | undefined; rows: number },
) {
  let page = pagesOfAuthor.get(rows);
  if (!page) pagesOfAuthor.set(rows, (page = pageOfAuthor(rows)));
  const found = await page(db).execute({ handle: plainHandle(handle), before });
  return Promise.all(
    found.map(async ({ unrendered: text, ...comment }) => ({
      ...comment,
      html: text === null ? (comment.html ?? "") : (await deriveComment(db, text, comment.id)).html,
    })),
  );
}
