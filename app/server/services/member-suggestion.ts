import { asc, desc, eq, gte, sql, type Placeholder } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, Post, user } from "../db/schema";
import { publicImage } from "./avatar";

/** How many members are suggested. */
export const SUGGESTIONS = 8;

/**
 * Handles that are looked at from the first one at or after what was typed. A database may order them
 * by a language's rules, by which those that begin alike need not stand together: an upper end to the
 * range could be wrong, so its length is bounded instead.
 */
const HANDLES = 64;

/** Of so many of the newest posts, and comments, the authors are looked for by name too. */
const LATEST = 200;

const publicMember = { id: user.id, handle: user.handle, name: user.name, image: publicImage };

type Value = string | Placeholder;

const byHandle = (db: Database, handle: Value) => {
  const near = db
    .select(publicMember)
    .from(user)
    .where(gte(user.handle, handle))
    .orderBy(asc(user.handle))
    .limit(literalLimit(HANDLES))
    .as("near");
  return db
    .select({ id: near.id, handle: near.handle, name: near.name, image: near.image })
    .from(near)
    .where(sql`starts_with(${near.handle}, ${handle})`)
    .orderBy(asc(near.handle))
    .limit(literalLimit(SUGGESTIONS));
};

/** Those who wrote lately, by any word of their name: to find everybody so would read all members. */
const byName = (db: Database, name: Value) => {
  const posts = db
    .select({ authorId: Post.authorId })
    .from(Post)
    .orderBy(desc(Post.id))
    .limit(literalLimit(LATEST));
  const comments = db
    .select({ authorId: Comment.authorId })
    .from(Comment)
    .orderBy(desc(Comment.id))
    .limit(literalLimit(LATEST));
  const authors = unionAll(posts, comments).as("authors");
  const lately = db.selectDistinct({ authorId: authors.authorId }).from(authors).as("lately");
  return db
    .select(publicMember)
    .from(lately)
    .innerJoin(user, eq(user.id, lately.authorId))
    .where(sql`strpos(lower(' ' || ${user.name}), lower(' ' || ${name})) > 0`)
    .orderBy(asc(user.handle))
    .limit(literalLimit(SUGGESTIONS));
};

/** The query, for a plain handle and a text as its starts. */
export const suggestionQuery = (db: Database, start: { handle: Value; name: Value }) =>
  unionAll(byHandle(db, start.handle), byName(db, start.name));

const suggested = prepared((db) =>
  suggestionQuery(db, { handle: sql.placeholder("handle"), name: sql.placeholder("name") }).prepare(
    "member_suggestion",
  ),
);

/**
 * Members whose handle begins with `prefix`, then those who wrote lately and have a name of which a
 * word begins so; at most SUGGESTIONS, by handle. What it reads does not grow with the site.
 */
export async function suggestMembers(db: Database, prefix: string) {
  const rows = await suggested(db).execute({ handle: plainHandle(prefix), name: prefix });
  const members = new Map(rows.map((member) => [member.id, member]));
  return [...members.values()].slice(0, SUGGESTIONS);
}
