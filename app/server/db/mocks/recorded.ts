import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";

import type { PGlite } from "@electric-sql/pglite";
import type { Query } from "drizzle-orm";
import type { Sql } from "postgres";

import type { Database } from "../client";

import * as schema from "../schema";

/** A statement that was sent, with the name that it was prepared under, if it was. */
export interface Sent extends Query {
  name: string | undefined;
}

/** What Drizzle keeps to itself. */
interface Insides {
  $client: PGlite | Sql;
  session: { prepareQuery: (query: Query, fields: unknown, name: string | undefined) => unknown };
}

/** The database over the same connections once more, on which nothing is prepared yet, and what is sent through it. */
export function recorded(db: Database): { db: Database; sent: Sent[] } {
  const { $client: client } = db as Database & Insides;
  const sent: Sent[] = [];
  const names = new Map<string, string>();
  const logger = {
    logQuery: (sql: string, params: unknown[]) => sent.push({ sql, params, name: names.get(sql) }),
  };
  const options = { schema, casing: "snake_case", logger } as const;
  const copy: Database =
    "unsafe" in client ? drizzlePostgres({ client, ...options }) : drizzlePglite({ client, ...options });
  const { session } = copy as Database & Insides;
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareQuery = (query, fields, name, ...rest: []) => {
    if (name !== undefined) names.set(query.sql, name);
    return prepareQuery(query, fields, name, ...rest);
  };
  return { db: copy, sent };
}
