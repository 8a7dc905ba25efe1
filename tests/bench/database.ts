import { v7 as uuidv7 } from "uuid";

import type { Sql } from "postgres";

import { postgresDatabase } from "../../app/server/db/client";
import { createUser } from "../../app/server/db/factories";
import { migrateDatabase } from "../../app/server/db/migrate";
import { startPostgres } from "../postgres-server";

const POSTS = 10_000;
const AUTHORS = 50;
const TEXT_LENGTH = 1000;
const WORDS =
  "the a of and to in is that it was for on as with be at by this had not are but from or have they which one you were all her she there would their we him been has when who will no more if out so what up said its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just those people how too little state good very make world still see own men work here get both between life being under three".split(
    " ",
  );

/** The member whose pages are measured. */
export const MEMBER = {
  name: "Mara Measured",
  email: "mara@example.com",
  password: "a long enough password",
};

export interface BenchDatabase {
  url: string;
  /** The process that all others of the server descend from. */
  pid: number;
  stop: () => Promise<void>;
}

/** Starts a real PostgreSQL with the app's tables, 10,000 posts by 50 authors, and one member. */
export async function startDatabase(): Promise<BenchDatabase> {
  const { url, stop } = await startPostgres();
  try {
    const { db, client } = postgresDatabase(url);
    await migrateDatabase(db);
    const authors = await Promise.all(
      Array.from({ length: AUTHORS }, (_, index) => createUser(db, { name: `Author ${index + 1}` })),
    );
    await createUser(db, MEMBER);
    await insertPosts(
      client,
      authors.map(({ id }) => id),
    );
    const pid = await processOf(client);
    await client.end();
    return { url, pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The process that all others of a PostgreSQL server descend from. */
export async function processOf(client: Sql): Promise<number> {
  const [row] = await client<{ pid: number }[]>`
    SELECT split_part(pg_read_file('postmaster.pid'), ${"\n"}, 1)::int AS pid`;
  if (!row) throw new Error("PostgreSQL does not tell its process.");
  return row.pid;
}

/** One post a minute, the newest just now; every run writes the same words. */
async function insertPosts(client: Sql, authors: string[]): Promise<void> {
  const now = Date.now();
  const word = randomWords();
  const posts = Array.from({ length: POSTS }, (_, index) => {
    const msecs = now - (POSTS - index) * 60_000;
    let content = "";
    while (content.length < TEXT_LENGTH) content += `${word()} `;
    return {
      id: uuidv7({ msecs }),
      title: `${word()} ${word()} ${word()} ${word()}`,
      content: content.trim(),
      author: authors[index % authors.length] ?? null,
      created: new Date(msecs).toISOString(),
    };
  });
  const column = (name: keyof (typeof posts)[number]) => posts.map((post) => post[name]);
  await client`
    INSERT INTO post (id, title, content, author_id, created_at)
    SELECT id, title, content, author, created::timestamptz
    FROM unnest(${column("id")}::uuid[], ${column("title")}::text[], ${column("content")}::text[],
      ${column("author")}::text[], ${column("created")}::text[]) AS row (id, title, content, author, created)`;
  await client`VACUUM ANALYZE`.simple();
}

function randomWords(): () => string {
  let seed = 1;
  return () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return WORDS[seed % WORDS.length] ?? "";
  };
}
