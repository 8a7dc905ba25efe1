import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

import type { Asking } from "./reads";

import { makeTestAuth } from "~/server/api/mocks/auth";
import { makeTestCaller, sessionOf } from "~/server/api/mocks/caller";
import { getDatabase, setDatabase } from "~/server/db/client";
import { createUser } from "~/server/db/factories";
import { fillBusySite } from "~/server/db/mocks/busy-site";
import { readingsOf, type Reading } from "~/server/db/mocks/plans";
import { recorded, type Sent } from "~/server/db/mocks/recorded";
import { allProcedures } from "./all-procedures";
import { documents, procedures, reads } from "./reads";

const app = join(import.meta.dirname, "../app");

/** The names under which statements are prepared, as the code has them: of some the beginning only. */
function preparedNames(): string[] {
  const files = readdirSync(join(app, "server"), { recursive: true, encoding: "utf8" });
  const code = files
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|\bmocks\b|\bprepared\.ts$/.test(name))
    .map((name) => readFileSync(join(app, "server", name), "utf8"));
  return code.flatMap((text) =>
    [...text.matchAll(/\.prepare\(\s*(?:["`]([^"`$]+)|(.*))/g)].map(([, name, other]) => name ?? other ?? ""),
  );
}

/** The busiest member, who administers the site as well, and how they and a program of theirs are known. */
async function arrive(): Promise<Omit<Asking, "postId" | "commentId">> {
  const db = getDatabase();
  const busiest = await db.query.user.findFirst({ where: ({ id }, { eq }) => eq(id, "author-1") });
  if (!busiest) throw new Error("Nobody is there.");
  const auth = makeTestAuth();
  const [email, password] = ["visitor@example.com", "a long enough password"];
  const { id } = await createUser(db, { email, password });
  const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
  const cookie = headers.getSetCookie().map((one) => one.split(";")[0]);
  const { key } = await auth.api.createApiKey({ body: { userId: id, name: "Program" } });
  const api = makeTestCaller({ session: sessionOf({ ...busiest, role: "administrator" }) });
  return { api, guest: makeTestCaller(), cookie: cookie.join("; "), key, auth };
}

/** Each statement that only reads, as it was sent last: a list's is then far from its start. */
const lastOfEach = (sent: Sent[]) => {
  const reading = sent.filter(
    ({ sql }) => /^[\s(]*(select|with)\b/i.test(sql) && !/ for (no key )?(update|share|key share)/.test(sql),
  );
  return [...new Map(reading.map((one) => [one.sql, one])).values()];
};

/** What is wrong with how a statement was carried out. */
function faultsOf({ sql, name = sql }: Sent, { mode, scanned, fetched }: Reading, most: number): string[] {
  if (most === Infinity) return [];
  return [
    ...scanned.map((table) => `reads all of ${table} (${mode}): ${name}`),
    ...(fetched > most ? [`fetches ${fetched} (${mode}): ${name}`] : []),
  ];
}

it("every query of the API and every document is asked", () => {
  // The inbox is the development server's alone.
  const queries = allProcedures.flatMap(([name, { _def }]) =>
    (_def.type === "query" || name === "markdown.preview") && !name.startsWith("mail.") ? name : [],
  );
  expect(Object.keys(procedures).sort()).toEqual(queries.sort());
  const routes = readdirSync(join(app, "routes/(documents)")).map((name) => name.replace(/\.ts$/, ""));
  expect(Object.keys(documents).sort()).toEqual(routes.sort());
});

it(
  "no request reads a table from end to end, or more the further one turns pages",
  { timeout: 300_000 },
  async () => {
    const db = getDatabase();
    const site = await fillBusySite(db);
    const { db: copy, sent } = recorded(db);
    setDatabase({ db: copy, close: () => Promise.resolve() });
    const asking = { ...site, ...(await arrive()) };
    const faults: string[] = [];
    const names = new Set<string>();
    for (const [request, { ask, most }] of reads) {
      sent.length = 0;
      await ask(asking);
      for (const statement of lastOfEach(sent)) {
        const { name, sql } = statement;
        if (name !== undefined) names.add(name);
        expect(sql).not.toMatch(/\boffset\b(?! 0)/i);
        // What is not prepared is planned for what was asked, each time.
        const modes = name === undefined ? (["force_custom_plan"] as const) : undefined;
        for (const reading of await readingsOf(db, statement, {}, modes)) {
          faults.push(...faultsOf(statement, reading, most).map((fault) => `${request} ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
    const unasked = preparedNames().filter((start) => ![...names].some((name) => name.startsWith(start)));
    expect(unasked, "statements that no request in tests/reads.ts sends").toEqual([]);
  },
);
