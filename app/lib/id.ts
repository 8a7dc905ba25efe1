const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a value is the id of a row. The check for addresses; the API's own is `RowId`. */
export function isRowId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
