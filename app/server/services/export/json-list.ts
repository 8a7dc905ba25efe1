/** Below every UUIDv7. */
const BEFORE_FIRST = "00000000-0000-0000-0000-000000000000";

/** Rows read at once, unless the caller says otherwise: of the longest posts there may be, 4 MB. */
export const EXPORT_PAGE = 20;

interface Numbered {
  id: string;
}

/**
 * Rows page by page, in the order of their ids, until a page is not full. Not in one transaction:
 * that would hold a connection, and the whole embedded database, for as long as a slow client takes.
 */
export async function* allPages<Row extends Numbered>(
  pageAfter: (after: string) => Promise<Row[]>,
  rows = EXPORT_PAGE,
): AsyncGenerator<Row> {
  let after = BEFORE_FIRST;
  for (;;) {
    const page = await pageAfter(after);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < rows) return;
    after = last.id;
  }
}

/** Values as a JSON list that is written while they come. */
export async function* jsonList(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const value of values) {
    yield before + JSON.stringify(value, null, 2);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
