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

/** The numbers of rows that lists are asked for in: what a caller wants is cut from the next larger one. */
const SIZES = [11, 21, 51, 101] as const;
export type PageSize = (typeof SIZES)[number];

/**
 * Of a list that is prepared for a number of rows, the statement that answers at least `rows`. There is
 * one for each size, not for each wish: every connection keeps all that it has prepared.
 * @throws {RangeError} for more rows than the largest size
 */
export function preparedSizes<Query>(
  build: (size: PageSize) => (db: Database) => Query,
): (db: Database, rows: number) => Query {
  const statements = SIZES.map((size) => ({ size, statement: build(size) }));
  return (db, rows) => {
    const found = statements.find(({ size }) => size >= rows);
    if (!found) throw new RangeError("No page is as long.");
    return found.statement(db);
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
