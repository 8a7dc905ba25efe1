import { sql } from "drizzle-orm";

import type { Database } from "../../db/client";

import { prepared } from "../../db/prepared";
import { FormerHandle, SearchDocument, SearchVariant, SearchWord, Tag, user } from "../../db/schema";
import { isForgiven, variantsOf } from "./spelling";
import { COUNTED_EVERY } from "./word-counts";

/** Most words that a half-typed one is taken for, and how many are looked at to choose them. */
const COMPLETIONS_MAX = 12;
const COMPLETIONS_SEEN_MAX = 500;

/** Most words that are looked at to find what a mistyped one was meant for. */
const NEAR_MAX = 1000;

/** Words to look up at once, each list without a word twice. */
interface LookUp {
  words: readonly string[];
  /** Those that may be mistyped. */
  spelled: readonly string[];
  /** What a word begins with. */
  beginning: string | undefined;
  tags: readonly string[];
  authors: readonly string[];
}

/** A list as one text: none of what it holds has a space in it. */
const list = (name: string) => sql`string_to_array(${sql.placeholder(name)}::text, ' ')`;

/** A word and how many documents have it, of those that are counted. */
const counted = sql`word || ' ' || documents || ' ' || titles`;

const facts = prepared((db) =>
  db
    .select({
      top: sql<
        string | number | null
      >`(select ${SearchDocument.id} from ${SearchDocument} order by ${SearchDocument.id} desc limit 1)`,
      known: sql<string[]>`array(select ${counted} from ${SearchWord} where word = any(${list("words")}))`,
      completions: sql<string[]>`array(
        select ${counted} from (
          select * from ${SearchWord}
          where word > ${sql.placeholder("beginning")}::text collate "C" and word < ${sql.placeholder("end")}::text collate "C"
          order by word limit ${sql.raw(String(COMPLETIONS_SEEN_MAX))}
        ) begun order by length(word), word limit ${sql.raw(String(COMPLETIONS_MAX))}
      )`,
      near: sql<string[]>`array(
        select word from ${SearchVariant} where variant = any(${list("variants")}) limit ${sql.raw(String(NEAR_MAX))}
      )`,
      tags: sql<string[]>`array(
        select ${Tag.folded} || ' ' || ${Tag.id} || ' ' || ${Tag.postCount} from ${Tag} where ${Tag.folded} = any(${list("tags")})
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
  /** How common words are: those looked up, and the completions. */
  counts: ReadonlyMap<string, WordCount>;
  /** Ids by what was asked for. */
  tags: ReadonlyMap<string, string>;
  authors: ReadonlyMap<string, string>;
  /** Posts by id of a tag. */
  tagPosts: ReadonlyMap<string, number>;
}

/** About how many documents have a word, and how many titles. */
export interface WordCount {
  documents: number;
  titles: number;
}

const idsByName = (pairs: readonly string[]) =>
  new Map(pairs.map((pair) => pair.split(" ").slice(0, 2) as [string, string]));

const wordOf = (row: string) => row.slice(0, row.indexOf(" "));

/** A word that was looked up and isn't there, nobody wrote. */
function countsOf(words: readonly string[], rows: readonly string[]): Map<string, WordCount> {
  const counts = new Map(words.map((word) => [word, { documents: 0, titles: 0 }]));
  for (const row of rows) {
    const [word = "", documents, titles] = row.split(" ");
    counts.set(word, {
      documents: Number(documents) * COUNTED_EVERY,
      titles: Number(titles) * COUNTED_EVERY,
    });
  }
  return counts;
}

/** Looks up what a search has to know before it can ask. */
export async function lookUp(
  db: Database,
  { words, spelled, beginning, tags, authors }: LookUp,
): Promise<Facts> {
  const [row] = await facts(db).execute({
    words: words.join(" "),
    beginning: beginning ?? null,
    end: beginning === undefined ? null : `${beginning}\u{10ffff}`,
    variants: [...new Set(spelled.filter(isForgiven).flatMap(variantsOf))].join(" "),
    tags: tags.join(" "),
    authors: authors.join(" "),
  });
  if (!row) throw new Error("The look-up returned no row.");
  return {
    top: Number(row.top ?? 0) + 1,
    known: new Set(row.known.map(wordOf)),
    completions: row.completions.map(wordOf),
    counts: countsOf(words, [...row.known, ...row.completions]),
    near: [...new Set(row.near)],
    tags: idsByName(row.tags),
    authors: idsByName(row.authors),
    tagPosts: new Map(
      row.tags.map((tag) => tag.split(" ").slice(1)).map(([id = "", posts]) => [id, Number(posts)]),
    ),
  };
}
