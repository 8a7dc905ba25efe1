import { vi } from "vitest";

import type { Database } from "../client";

/** What Drizzle has of either driver, and its type leaves out. */
type WithClient = Database & { $client: Record<"query" | "unsafe", () => unknown> };

/** Counts the queries that reach the driver. */
export function countQueries(db: Database) {
  const { $client } = db as WithClient;
  return vi.spyOn($client, "unsafe" in $client ? "unsafe" : "query");
}
