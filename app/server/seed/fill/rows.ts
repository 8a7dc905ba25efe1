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
    sql`insert into ${name} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)`,
  );
}

const FILLED = ["post", "post_tag", "post_reaction", "comment", "comment_reaction", "search_document"];

/**
 * Runs `work` while no trigger counts, since it counts by itself, and while the tables have only the
 * indexes that their keys need: the others are built at its end. Row by row both would take hours.
 * In a transaction, so that nothing of it outlives a crash.
 */
export async function inBulk(tx: Executor, work: () => Promise<void>): Promise<void> {
  const each = async (action: string) => {
    for (const table of FILLED) await tx.execute(sql.raw(`alter table "${table}" ${action} trigger user`));
  };
  await tx.execute(sql`set local maintenance_work_mem = '256MB'`);
  await each("disable");
  const indexes = rowsOf<{ name: string; definition: string }>(
    await tx.execute(sql`select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = any(string_to_array(${FILLED.join(" ")}, ' ')::regclass[])
        and not exists (select 1 from pg_constraint where conindid = indexrelid)`),
  );
  for (const { name } of indexes) await tx.execute(sql.raw(`drop index ${name}`));
  await work();
  for (const { definition } of indexes) await tx.execute(sql.raw(definition));
  await each("enable");
}

/** The rows of an answer; the two drivers wrap them differently. */
export function rowsOf<Row>(answer: unknown): Row[] {
  return (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
}
