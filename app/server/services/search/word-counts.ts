import { sql } from "drizzle-orm";

import type { Database } from "../../db/client";

import { SearchVariant, SearchWord } from "../../db/schema";
import { isForgiven, variantsOf } from "./spelling";

/** One document in so many is counted, so that posts seldom wait for each other at a common word. */
export const COUNTED_EVERY = 64;

export const isCounted = (id: number) => id % COUNTED_EVERY === 0;

/** In how many documents words occur, and in how many titles. */
export class WordCounts {
  readonly counts = new Map<string, { documents: number; titles: number }>();

  /** Adds the words of a document: true for those of its title. */
  add(words: ReadonlyMap<string, boolean>): void {
    for (const [word, isTitle] of words) {
      const { documents, titles } = this.counts.get(word) ?? { documents: 0, titles: 0 };
      this.counts.set(word, { documents: documents + 1, titles: titles + (isTitle ? 1 : 0) });
    }
  }
}

/**
 * Adds words to the vocabulary. `words` must be sorted, and be added once in a transaction: in one
 * order for everybody, two posts with the same new words never wait for each other in a circle.
 */
export async function learnWords(
  tx: Pick<Database, "execute" | "insert">,
  words: readonly string[],
): Promise<void> {
  if (words.length === 0) return;
  const added = await tx
    .insert(SearchWord)
    .select(
      sql`select word, 0, 0 from unnest(string_to_array(${words.join(" ")}, ' ')) word order by word collate "C"`,
    )
    .onConflictDoNothing()
    .returning({ word: SearchWord.word });
  const pairs = added
    .filter(({ word }) => isForgiven(word))
    .flatMap(({ word }) => variantsOf(word).map((variant) => [variant, word] as const));
  if (pairs.length === 0) return;
  const column = (at: 0 | 1) => sql`unnest(string_to_array(${pairs.map((pair) => pair[at]).join(" ")}, ' '))`;
  await tx
    .insert(SearchVariant)
    .select(sql`select ${column(0)}, ${column(1)}`)
    .onConflictDoNothing();
}

/** Adds to what is counted of words that are known. In one order for everybody, as above. */
export async function countWords(tx: Pick<Database, "execute">, { counts }: WordCounts): Promise<void> {
  const column = (values: (string | number)[]) => sql`string_to_array(${values.join(" ")}, ' ')`;
  const values = [...counts.values()];
  await tx.execute(sql`with added as (
      select * from unnest(${column([...counts.keys()])}, ${column(values.map(({ documents }) => documents))}::int[],
        ${column(values.map(({ titles }) => titles))}::int[]) added (word, documents, titles)
    ), held as materialized (
      select word from ${SearchWord} where word in (select word from added) order by word for no key update
    )
    update ${SearchWord} set documents = ${SearchWord}.documents + added.documents,
      titles = ${SearchWord}.titles + added.titles
    from held join added using (word) where ${SearchWord}.word = held.word`);
}
