import { sql } from "drizzle-orm";

import type { Database } from "../../db/client";

type Executor = Pick<Database, "execute">;

/**
 * Inserts many rows by one statement: their columns, named as in SQL, travel as one JSON text, which
 * both engines read alike.
 */
export async function insertRows(
  db: Executor,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const name = sql.identifier(table);
  const columns = sql.join(
    Object.keys(first).map((column) => sql.identifier(column)),
    sql`, `,
  );
  await db.execute(
    sql`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)`,
  );
}

const COUNTED = ["post", "post_tag", "post_reaction", "comment", "comment_reaction"];

/**
 * Runs `work` while no trigger counts, since it counts by itself, and the search index is built at
 * its end: row by row both would take hours. In a transaction, so that nothing of it outlives a crash.
 */
export async function inBulk(tx: Executor, work: () => Promise<void>): Promise<void> {
  const each = async (action: string) => {
    for (const table of COUNTED) await tx.execute(sql.raw(`alter table "${table}" ${action} trigger user`));
  };
  await each("disable");
  const [index] = rowsOf<{ definition: string }>(
    await tx.execute(sql`select pg_get_indexdef('search_document_words_idx'::regclass) as definition`),
  );
  await tx.execute(sql`drop index search_document_words_idx`);
  await work();
  if (index) await tx.execute(sql.raw(index.definition));
  await each("enable");
}

/** The rows of an answer; the two drivers wrap them differently. */
export function rowsOf<Row>(answer: unknown): Row[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
}
