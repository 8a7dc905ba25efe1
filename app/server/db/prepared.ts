import { sql } from "drizzle-orm";

import type { Database } from "./client";

/**
 * A query that is built and prepared once per database: PostgreSQL parses and plans a named
 * statement the first time only, and Drizzle builds its text once. The builder ends in
 * `.prepare("name")`; the name must be unique in the app.
 */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const queries = new WeakMap<Database, Query>();
  return (db) => {
    const known = queries.get(db);
    if (known) return known;
    const query = build(db);
    queries.set(db, query);
    return query;
  };
}

/**
 * A row limit written into the SQL text. As a parameter PostgreSQL would plan for any limit, and
 * might not stop at the index. Drizzle accepts SQL here, though its type knows numbers only.
 */
export function literalLimit(rows: number): number {
  if (!Number.isInteger(rows) || rows < 0) throw new RangeError("A limit is a whole number.");
  return sql.raw(String(rows)) as unknown as number;
}
