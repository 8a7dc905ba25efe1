import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { SearchWord } from "../../db/schema";
import { searchPosts, type SearchPage } from "../search";
import { statementOf, type Question } from "./find";
import { BLOCKS, LEVELS, regionsBelow } from "./regions";
import { conditionsOf } from "./tsquery";
import { parseQuery } from "./parse";

/** Enough for four regions. */
const COUNT = 9000;

/** Posts and their documents by number, made by SQL: what `words` says of number `n` is what it holds. */
async function fill(words: string): Promise<void> {
  const blocks = BLOCKS.map((size, level) => `'@${level}:' || (n / ${size})`).join(", ");
  const postId = `('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  await getDatabase().transaction(async (tx) => {
    await tx.execute(
      sql.raw(
        `insert into post (id, title, content) select ${postId}, n, 'Text' from generate_series(1, ${COUNT}) n`,
      ),
    );
    await tx.execute(
      sql.raw(`insert into search_document (id, post_id, words) overriding system value
        select n, ${postId}, (${words})::tsvector || array_to_tsvector(array['@post', ${blocks}])
        from generate_series(1, ${COUNT}) n`),
    );
    // Members and comments as well: of empty tables PostgreSQL at times knows that they are, and reads them.
    await tx.execute(
      sql.raw(`insert into "user" (id, name, handle, email, email_verified)
        select n, 'Member', 'member-' || n, n || '@example.com', true from generate_series(1, ${COUNT}) n`),
    );
    await tx.execute(
      sql.raw(`insert into comment (id, post_id, depth, path, author_id, content)
        select gen_random_uuid(), ${postId}, 0, '000001', n, 'Text' from generate_series(1, ${COUNT}) n`),
    );
    for (const table of ["search_document", "post", '"user"', "comment"])
      await tx.execute(sql.raw(`analyze ${table}`));
  });
}

beforeEach(() =>
  fill(`'common:20C'
    || case when n % 7 = 0 then ' seventh:30C' else '' end
    || case when n % 3000 = 1 then ' rare:40C' else '' end
    || case when n % 2500 = 2 then ' ''t:common'':1A' else '' end
    || case when n % 2 = 0 then ' even:50C' else ' odd:50C' end`),
);

/** Numbers of the posts of all pages, in their order. */
async function numbersOf(query: string, { pages = Infinity } = {}): Promise<number[]> {
  const numbers: number[] = [];
  let cursor: SearchPage["next"] | undefined;
  for (let page = 0; cursor !== null && page < pages; page += 1) {
    const found: SearchPage = await searchPosts(getDatabase(), { query, limit: 50, cursor });
    numbers.push(...found.hits.map(({ post }) => Number(post.title)));
    cursor = found.next;
  }
  return numbers;
}

const range = (isWanted: (n: number) => boolean) =>
  Array.from({ length: COUNT }, (_, at) => COUNT - at).filter(isWanted);

describe("a search among many documents", () => {
  it("finds each once, the newest first where they are as good", async () => {
    expect(await numbersOf('"seventh"')).toEqual(range((n) => n % 7 === 0));
    expect(await numbersOf('"rare"')).toEqual(range((n) => n % 3000 === 1));
    expect(await numbersOf('"seventh" -even')).toEqual(range((n) => n % 14 === 7));
    expect(await numbersOf("-seventh -odd -common")).toEqual([]);
    expect(await numbersOf('"even" "odd"')).toEqual([]);
    expect(await numbersOf('"common seventh"')).toEqual([]);
  }, 120_000);

  it("finds the same where its words count as common, part by part", async () => {
    await getDatabase()
      .insert(SearchWord)
      .values(["even", "odd", "seventh"].map((word) => ({ word, documents: 1000 })));
    expect(await numbersOf('"seventh" "even"')).toEqual(range((n) => n % 14 === 0));
    expect(await numbersOf('"even" "odd"')).toEqual([]);
  }, 120_000);

  it("finds the same where a word is so common that it is looked for in what the others find", async () => {
    await getDatabase()
      .insert(SearchWord)
      .values([
        ...["common", "even"].map((word) => ({ word, documents: 2000, titles: 2000 })),
        ...["rare", "seventh"].map((word) => ({ word, documents: 1, titles: 1 })),
      ]);
    expect(await numbersOf('"common" "rare"')).toEqual(range((n) => n % 3000 === 1));
    expect(await numbersOf('"even" "seventh" "common"')).toEqual(range((n) => n % 14 === 0));
    expect(await numbersOf('"even" "rare" -seventh')).toEqual([]);
    expect(await numbersOf('"common" "seventh" -even')).toEqual(range((n) => n % 14 === 7));
  }, 120_000);

  it("looks a phrase up in so many documents, and goes on in the next page", async () => {
    const { hits, next } = await searchPosts(getDatabase(), { query: '"common even"', limit: 10 });
    expect(hits).toEqual([]);
    expect(next).not.toBeNull();
  });

  it("brings every title first, however old, and then begins with the newest", async () => {
    const isTitle = (n: number) => n % 2500 === 2;
    const expected = [...range(isTitle), ...range((n) => !isTitle(n))];
    expect(await numbersOf('"common"', { pages: 3 })).toEqual(expected.slice(0, 150));
  });
});

/** How PostgreSQL would go about a question, one step a line. */
async function planOf(query: string, question: Partial<Question> = {}): Promise<string> {
  const common = { text: new Set(["common"]), title: new Set<string>() };
  const { text, inTitle } = conditionsOf(parseQuery(query).terms, new Map(), [], common);
  const { statement, values } = statementOf(getDatabase(), {
    conditions: text,
    inTitle,
    regions: regionsBelow(COUNT + 1),
    effort: { enough: 50, taken: 200 },
    inAll: false,
    after: undefined,
    first: COUNT + 1,
    rows: 11,
    ...question,
  });
  const { sql: written, params } = statement.getQuery();
  const literal = (value: unknown) =>
    value === null ? "null" : `'${(value as string).replaceAll("'", "''")}'`;
  const named = params as { name?: string; value?: { name?: string } }[];
  const filled = written.replace(/\$(\d+)/g, (_, number) => {
    const name = named[Number(number) - 1]?.name ?? named[Number(number) - 1]?.value?.name;
    return literal(name === undefined ? String(params[Number(number) - 1]) : values[name]);
  });
  const rows = await getDatabase().execute(sql.raw(`explain (costs off) ${filled}`));
  const lines = (Array.isArray(rows) ? rows : (rows as { rows: unknown[] }).rows) as Record<string, string>[];
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
}

describe("PostgreSQL's way to the documents", () => {
  it("is the index of words, and never through a table", async () => {
    for (const query of ['"common"', '"common" "even"', '"even odd"', '"rare"', "-common"]) {
      for (const question of [{}, { inAll: true, after: { points: 3, id: 5000 }, first: COUNT + 1 }]) {
        const plan = await planOf(query, question);
        expect(plan).not.toMatch(/Seq Scan on (search_|post\b|comment|"user")/);
        expect(plan.match(/Bitmap Index Scan on search_document_words_idx/g)).toHaveLength(LEVELS.length + 1);
      }
    }
  });

  it("asks a post's own documents whether it was listed for a newer one, not all newer documents", async () => {
    for (const query of ['"common"', '"common" "even"', '"rare"']) {
      const plan = await planOf(query, { regions: regionsBelow(COUNT / 2) });
      expect(plan).toMatch(/using search_document_post_id_id_idx on search_document/);
      expect(plan.match(/using search_document_pkey on search_document/g)).toHaveLength(1);
    }
  });
});
