import { desc, eq, gte, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, Post, user } from "../db/schema";
import { publicImage } from "./avatar";

/** How many members are suggested. */
const SUGGESTIONS = 8;

/** Of so many of the newest posts, and comments, the authors are looked for by any word of their name. */
const LATEST = 200;

const publicMember = { id: user.id, handle: user.handle, name: user.name, image: publicImage };

type Named = Record<"handle" | "name", SQLWrapper>;

/** As the indexes of migration 0006 hold them: byte by byte, what begins alike stands together. */
const handleOf = ({ handle }: Named) => sql`${handle} collate "C"`;
const startOfName = ({ name }: Named) => sql`lower(left(${name}, 60)) collate "C"`;

const typed = {
  handle: sql.placeholder("handle"),
  endOfHandles: sql.placeholder("endOfHandles"),
  name: sql.placeholder("name"),
  endOfNames: sql.placeholder("endOfNames"),
};

/**
 * The first members from a text on in the order of an index, as long as they begin with it. Both ends
 * in one condition would have PostgreSQL take the range for short, and sort all of it.
 */
function walk(db: Database, order: (member: Named) => SQL, [start, end]: readonly [SQL, SQL]) {
  const near = db
    .select(publicMember)
    .from(user)
    .where(sql`${order(user)} >= ${start}`)
    .orderBy(order(user))
    .limit(literalLimit(SUGGESTIONS))
    .as("near");
  const { id, handle, name, image } = near;
  return db
    .select({ id, handle, name, image })
    .from(near)
    .where(sql`${order(near)} < ${end}`)
    .orderBy(order(near))
    .limit(literalLimit(SUGGESTIONS));
}

const byHandle = (db: Database) => walk(db, handleOf, [sql`${typed.handle}`, sql`${typed.endOfHandles}`]);

const byName = (db: Database) =>
  walk(db, startOfName, [sql`lower(${typed.name})`, sql`lower(${typed.endOfNames})`]);

/** Those who wrote lately, by any word of their name: to find everybody so would read all members. */
const byWord = (db: Database) => {
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
  // The first member from an author's id on: by equality alone all members might be read to join them.
  const author = db
    .select(publicMember)
    .from(user)
    .where(gte(user.id, lately.authorId))
    .orderBy(user.id)
    .limit(literalLimit(1))
    .as("author");
  const { id, handle, name, image } = author;
  return db
    .select({ id, handle, name, image })
    .from(lately)
    .innerJoinLateral(author, eq(id, lately.authorId))
    .where(sql`strpos(lower(' ' || ${name}), lower(' ' || ${typed.name})) > 0`)
    .orderBy(handleOf(author))
    .limit(literalLimit(SUGGESTIONS));
};

const suggested = prepared((db) =>
  unionAll(byHandle(db), byWord(db), byName(db)).prepare("member_suggestion"),
);

/** Above all that begins with a text: no character is as high as this one. */
const endOf = (start: string) => `${start}\u{10ffff}`;

/**
 * Members whose handle begins with `prefix`, by handle; then those who wrote lately and have a name of
 * which a word begins so; then all whose name begins so, by name. At most SUGGESTIONS. What it reads
 * does not grow with the site.
 */
export async function suggestMembers(db: Database, prefix: string) {
  const start = { handle: plainHandle(prefix), name: prefix };
  const ends = { endOfHandles: endOf(start.handle), endOfNames: endOf(start.name) };
  const rows = await suggested(db).execute({ ...start, ...ends });
  const members = new Map(rows.map((member) => [member.id, member]));
  return [...members.values()].slice(0, SUGGESTIONS);
}
