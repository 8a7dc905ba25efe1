import { fillPlaceholders, sql, type Query, type SQL } from "drizzle-orm";

import type { Database } from "../client";

/** A node of a plan that was carried out, as EXPLAIN tells it. */
interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

/** What a statement did when it was carried out. */
export interface Reading {
  /** Under which setting of plan_cache_mode it was planned. */
  mode: string;
  /** Tables of more than a few rows that were read from end to end. */
  scanned: string[];
  indexes: string[];
  /** Rows that were fetched from tables, used or not. */
  fetched: number;
  /** The most rows that one sort had to order. */
  sorted: number;
}

/** How a plan is made: as PostgreSQL chooses in the end, for any parameters, and for these. */
const MODES = ["auto", "force_generic_plan", "force_custom_plan"] as const;
type Mode = (typeof MODES)[number];

/** After five plans for the parameters given, PostgreSQL chooses whether to plan once for any. */
const UNTIL_CHOSEN = 7;

/** Of a table as small as this, PostgreSQL rightly reads all. */
const A_FEW = 10;

const readBy = (node: PlanNode) => node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0);

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

function readingOf(mode: string, root: PlanNode): Reading {
  const nodes = nodesOf(root);
  const timesLoops = (node: PlanNode, rows: number) => rows * node["Actual Loops"];
  const scans = nodes.filter((node) => node["Relation Name"] !== undefined);
  const sorts = nodes.filter((node) => /Sort/.test(node["Node Type"]));
  const below = (node: PlanNode) => (node.Plans ?? []).map((child) => child["Actual Rows"]);
  return {
    mode,
    scanned: scans
      .filter((node) => node["Node Type"] === "Seq Scan" && readBy(node) > A_FEW)
      .map((node) => String(node["Relation Name"])),
    indexes: nodes.flatMap((node) => node["Index Name"] ?? []),
    fetched: scans.reduce((sum, node) => sum + timesLoops(node, readBy(node)), 0),
    sorted: Math.max(0, ...sorts.flatMap(below)),
  };
}

const rowsOf = (answer: unknown): unknown[] =>
  Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows;

const literal = (value: string | number | null | undefined) =>
  value === undefined || value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`;

/**
 * Carries a prepared statement out as production does, many times on one connection, and tells what it
 * read in the end: as PostgreSQL then plans it, and for any parameters, and for these.
 */
export async function readingsOf(
  db: Database,
  query: Query,
  values: Record<string, unknown>,
  modes: readonly Mode[] = MODES,
): Promise<Reading[]> {
  const params = (fillPlaceholders(query.params, values) as (string | number | null | undefined)[]).map(
    literal,
  );
  const args = params.length > 0 ? `(${params.join(", ")})` : "";
  return db.transaction(async (tx) => {
    const run = async (statement: SQL) => rowsOf(await tx.execute(statement));
    const readings: Reading[] = [];
    await run(sql.raw(`prepare examined as ${query.sql}`));
    for (const mode of modes) {
      await run(sql.raw(`set local plan_cache_mode = ${mode}`));
      let rows: unknown[] = [];
      for (let times = 0; times < (mode === "auto" ? UNTIL_CHOSEN : 1); times += 1) {
        rows = await run(
          sql.raw(`explain (analyze, costs off, timing off, format json) execute examined${args}`),
        );
      }
      const [{ Plan: root }] = (rows[0] as { "QUERY PLAN": [{ Plan: PlanNode }] })["QUERY PLAN"];
      readings.push(readingOf(mode, root));
    }
    await run(sql.raw(`deallocate examined`));
    return readings;
  });
}
