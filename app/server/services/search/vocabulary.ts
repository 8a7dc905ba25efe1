import { sql } from "drizzle-orm";

import type { Database } from "../../db/client";

import { prepared } from "../../db/prepared";
import { FormerHandle, SearchDocument, SearchVariant, SearchWord, Tag, user } from "../../db/schema";
import { isForgiven, variantsOf } from "./spelling";

/** Most words that a half-typed one is taken for, and how many are looked at to choose them. */
const COMPLETIONS_MAX = 12;
const COMPLETIONS_SEEN_MAX = 500;

/** Most words that are looked at to find what a mistyped one was meant for. */
const NEAR_MAX = 1000;

/** Words to look up at once, each list without a word twice. */
interface LookUp {
  words: readonly string[];
  /** What a word begins with. */
  beginning: string | undefined;
  tags: readonly string[];
  authors: readonly string[];
}

/** A list as one text: none of what it holds has a space in it. */
const list = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ' ')`;

const facts = prepared((db) =>
  db
    .select({
      top: sql<
        string | number | null
      >`(select ${SearchDocument.id} from ${SearchDocument} order by ${SearchDocument.id} desc limit 1)`,
      known: sql<
        string[]
      >`array(select ${SearchWord.word} from ${SearchWord} where ${SearchWord.word} = any(${list("words")}))`,
      completions: sql<string[]>`array(
        select word from (
          select word from ${SearchWord}
          where word > ${sql.placeholder("beginning")}::text collate "C" and word < ${sql.placeholder("end")}::text collate "C"
          order by word limit ${sql.raw(String(COMPLETIONS_SEEN_MAX))}
        ) begun order by length(word), word limit ${sql.raw(String(COMPLETIONS_MAX))}
      )`,
      near: sql<string[]>`array(
        select word from ${SearchVariant} where variant = any(${list("variants")}) limit ${sql.raw(String(NEAR_MAX))}
      )`,
      tags: sql<string[]>`array(
        select ${Tag.folded} || ' ' || ${Tag.id} from ${Tag} where ${Tag.folded} = any(${list("tags")})
      )`,
      authors: sql<string[]>`array(
        select ${user.handle} || ' ' || ${user.id} from ${user} where ${user.handle} = any(${list("authors")})
        union all select ${FormerHandle.handle} || ' ' || ${FormerHandle.userId} from ${FormerHandle}
        where ${FormerHandle.handle} = any(${list("authors")})
      )`,
    })
    .from(sql`(select 1) one`)
    .prepare("search_facts"),
);

/** What the database knows of a query's words, tags and authors, in one trip. */
export interface Facts {
  /** Above every document's number. */
  top: number;
  known: ReadonlySet<string>;
  completions: string[];
  /** Words that may be within one letter of those asked for. */
  near: string[];
  /** Ids by what was asked for. */
  tags: ReadonlyMap<string, string>;
  authors: ReadonlyMap<string, string>;
}

const idsByName = (pairs: readonly string[]) =>
  new Map(pairs.map((pair) => pair.split(" ") as [string, string]));

/** Looks up what a search has to know before it can ask. */
export async function lookUp(db: Database, { words, beginning, tags, authors }: LookUp): Promise<Facts> {
  const [row] = await facts(db).execute({
    words: words.join(" "),
    beginning: beginning ?? null,
    end: beginning === undefined ? null : `${beginning}\u{10ffff}`,
    variants: [...new Set(words.filter(isForgiven).flatMap(variantsOf))].join(" "),
    tags: tags.join(" "),
    authors: authors.join(" "),
  });
  if (!row) throw new Error("The look-up returned no row.");
  return {
    top: Number(row.top ?? 0) + 1,
    known: new Set(row.known),
    completions: row.completions,
    near: [...new Set(row.near)],
    tags: idsByName(row.tags),
    authors: idsByName(row.authors),
  };
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
      sql`select word from unnest(string_to_array(${words.join(" ")}, ' ')) word order by word collate "C"`,
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
