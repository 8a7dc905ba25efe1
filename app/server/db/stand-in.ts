import type { Subquery } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";

/**
 * A part of a table, cut by a query of its own before anything is joined to it, that is read under the
 * table's name: columns are then said as ever. The query takes all columns and goes by that name.
 */
export const standIn = <Table extends PgTable>(part: Subquery<Table["_"]["name"]>, _for: Table): Table =>
  part as unknown as Table;
