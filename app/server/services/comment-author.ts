import { desc, eq, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { literalLimit, prepared, preparedSizes } from "../db/prepared";
import { Comment, FormerHandle, Post, user } from "../db/schema";
import { standIn } from "../db/stand-in";
import { AFTER_NEWEST } from "./post";
import { deriveComment, unrendered } from "./rendering";

const authorId = sql`coalesce(
  (select ${user.id} from ${user} where ${user.handle} = ${sql.placeholder("handle")}),
  (select ${FormerHandle.userId} from ${FormerHandle} where ${FormerHandle.handle} = ${sql.placeholder("handle")})
)`;

/**
 * Walked through the index without a word of how many comments an author has, as lists of posts are:
 * those of the authors after are left out of the page.
 */
function pageOfAuthor(rows: number) {
  return prepared((db) => {
    const walked = db
      .select()
      .from(Comment)
      .where(sql`(${Comment.authorId}, ${Comment.id}) < (${authorId}, ${sql.placeholder("before")}::uuid)`)
      .orderBy(desc(Comment.authorId), desc(Comment.id))
      .limit(literalLimit(rows))
      .as("comment");
    return db
      .select({
        id: Comment.id,
        html: Comment.html,
        unrendered: unrendered(Comment),
        createdAt: Comment.createdAt,
        updatedAt: Comment.updatedAt,
        post: { id: Post.id, title: Post.title, slug: Post.slug },
      })
      .from(standIn(walked, Comment))
      .innerJoin(Post, eq(Post.id, Comment.postId))
      .where(eq(Comment.authorId, authorId))
      .orderBy(desc(Comment.id))
      .prepare(`comment_page_of_author_${rows}`);
  });
}

const page = preparedSizes(pageOfAuthor);

/** At most `rows` comments of the one who has, or had, this handle, newest first, each with its post. */
export async function commentsOfAuthor(
  db: Database,
  { handle, before = AFTER_NEWEST, rows }: { handle: string; before?: string | undefined; rows: number },
) {
  const found = await page(db, rows).execute({ handle: plainHandle(handle), before });
  return Promise.all(
    found.slice(0, rows).map(async ({ unrendered: text, ...comment }) => ({
      ...comment,
      html: text === null ? (comment.html ?? "") : (await deriveComment(db, text, comment.id)).html,
    })),
  );
}
