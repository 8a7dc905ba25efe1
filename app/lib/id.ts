const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a value is the id of a row. The check for addresses; the API's own is `RowId`. */
export function isRowId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** When a UUIDv7 was made, to the millisecond. */
export const timeOfId = (id: string) => new Date(parseInt(id.replace("-", "").slice(0, 12), 16));

/** Below every UUIDv7 that was made at this time or later, and above those made before. Not before 1970. */
export function idAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
