import { z } from "zod/v4";

const number = z.int().nonnegative();

/** Where a search goes on. */
const Cursor = z
  .object({
    /** Whether titles are being looked at, or what says it elsewhere. */
    isTitle: z.boolean(),
    /** Whether the words were all taken for mistyped. */
    isGuess: z.boolean(),
    /** Documents from here on were not there when the search began. */
    first: number,
    /** The documents being looked at: below this one, beginning with blocks of this level. */
    below: number,
    level: number.max(9),
    /** The first of the documents that are ranked together, and the last hit among them that was shown. */
    from: number.optional(),
    /** The level of the smallest blocks that they were found by. */
    start: number.max(9).default(0),
    after: z.object({ points: number.max(1_000_000), id: number }).optional(),
  })
  .strict();

export type SearchCursor = z.infer<typeof Cursor>;

export const writeCursor = (cursor: SearchCursor) =>
  Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** A cursor as it was handed out; undefined for anything else. */
export function readCursor(text: string): SearchCursor | undefined {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(text, "base64url").toString())).data;
  } catch {
    return undefined;
  }
}
