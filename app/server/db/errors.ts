/** Codes of Node and postgres.js that mean: the server can't be reached now. */
const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);

/** SQLSTATE classes for the same: connection lost, too many connections, server stopping. */
const isUnavailableState = (code: string) => /^(08|57P0|53300)/.test(code);

/** Walks an error and its causes, which Drizzle and Better Auth wrap in their own. */
function* chain(error: unknown): Generator<Error & { code?: unknown }> {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 8;
    current = current.cause, depth += 1
  ) {
    yield current;
    if (current instanceof AggregateError) for (const inner of current.errors) yield* chain(inner);
  }
}

/** The code of the database or the connection behind an error: a SQLSTATE, a code of Node, or none. */
export function databaseErrorCode(error: unknown): string | undefined {
  for (const { code } of chain(error))
    if (typeof code === "string" && code !== "INTERNAL_SERVER_ERROR") return code;
  return undefined;
}

/** True when the database could not be reached or is going away: worth another try later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code !== undefined && (CONNECTION_CODES.has(code) || isUnavailableState(code));
}
