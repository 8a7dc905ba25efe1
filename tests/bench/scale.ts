import { eq } from "drizzle-orm";

import type { Database } from "../../app/server/db/client";
import type { Visit } from "./load";

import { postgresDatabase } from "../../app/server/db/client";
import { createUser } from "../../app/server/db/factories";
import { migrateDatabase } from "../../app/server/db/migrate";
import { user } from "../../app/server/db/schema";
import { fill } from "../../app/server/seed/fill/fill";
import { startPostgres } from "../postgres-server";
import { signIn, startApp } from "./app-server";
import { cpuTime } from "./cpu";
import { MEMBER, processOf } from "./database";
import { ask, load } from "./load";
import { gridOf, median } from "./report";
import { pathsOf, secondPageOf } from "./scale-pages";

/** What a page may cost on the large site, in that of the small one. */
const GOAL = 1.3;

interface Site {
  posts: number;
  url: string;
  pids: { app: number; database: number };
  pages: Map<string, Visit>;
}

interface ScaleOptions {
  small: number;
  large: number;
  rounds: number;
  requests: number;
  on: [small: string, large: string] | undefined;
}

/** Notes how to end what was started. */
type Started = <Part extends { stop: () => Promise<unknown> }>(part: Part) => Part;

/**
 * Measures the same pages on a small and on a large site, in turns, as a member sees them: pages kept
 * for guests would cost nothing on either. Answers the table.
 */
export async function measureScale(options: ScaleOptions, started: Started): Promise<string> {
  const small = await startSite(options.small, started, options.on?.[0]);
  const large = await startSite(options.large, started, options.on?.[1]);
  const samples = new Map<string, { small: Sample[]; large: Sample[] }>();
  for (let round = 0; round <= options.rounds; round += 1) {
    process.stderr.write(round === 0 ? "warming up" : `, round ${round}`);
    for (const page of small.pages.keys()) {
      const [one, other] = [await sampleOf(small, page, options), await sampleOf(large, page, options)];
      if (round === 0) continue;
      const known = samples.get(page) ?? { small: [], large: [] };
      known.small.push(one);
      known.large.push(other);
      samples.set(page, known);
    }
  }
  process.stderr.write("\n");
  return tableOf(options, samples);
}

interface Sample {
  app: number;
  database: number;
}

async function sampleOf(site: Site, page: string, { requests }: ScaleOptions): Promise<Sample> {
  const visit = site.pages.get(page);
  if (!visit) throw new Error(`The larger site has no page "${page}".`);
  const times = () => ({ app: cpuTime(site.pids.app), database: cpuTime(site.pids.database) });
  const before = times();
  await load(visit, requests);
  const after = times();
  return {
    app: (after.app - before.app) / requests,
    database: (after.database - before.database) / requests,
  };
}

async function startSite(posts: number, started: Started, filled?: string): Promise<Site> {
  const address = filled ?? started(await startPostgres()).url;
  const { db, client } = postgresDatabase(address);
  await migrateDatabase(db);
  const members = await db.select({ id: user.id }).from(user).where(eq(user.email, MEMBER.email));
  if (members.length === 0) await createUser(db, MEMBER);
  if (!filled) await fillSite(db, posts);
  const database = await processOf(client);
  const paths = await pathsOf(db);
  await client.end();
  const app = started(await startApp(address));
  const cookies = await signIn(app.url);
  const pages = new Map<string, Visit>();
  for (const [name, path] of [...Object.entries(paths), await secondPageOf(app.url)]) {
    const visit = { url: app.url + path, cookies };
    await ask(visit);
    pages.set(name, visit);
  }
  return { posts, url: app.url, pids: { app: app.pid, database }, pages };
}

async function fillSite(db: Database, posts: number): Promise<void> {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(0)} s`;
  await fill(db, {
    posts,
    onProgress: (done) => {
      if (done % 10_000 === 0 || done === posts)
        process.stderr.write(`\r${done} of ${posts} posts, ${seconds()}`);
    },
  });
  process.stderr.write(`; with indexes ${seconds()}\n`);
}

function tableOf(
  { small, large }: ScaleOptions,
  samples: Map<string, { small: Sample[]; large: Sample[] }>,
): string {
  const [less, more] = [small, large].map((posts) => posts.toLocaleString("en"));
  const head = [
    "page as a member; µs a request",
    `app, ${less}`,
    `app, ${more}`,
    "ratio",
    `PostgreSQL, ${less}`,
    `PostgreSQL, ${more}`,
    "ratio",
    "together",
    `≤ ${GOAL}`,
  ];
  const cells = [...samples].map(([page, sites]) => {
    const of = (site: Sample[], part: keyof Sample) => median(site.map((sample) => sample[part]));
    const app = { one: of(sites.small, "app"), other: of(sites.large, "app") };
    const database = { one: of(sites.small, "database"), other: of(sites.large, "database") };
    const ratio = app.other / app.one;
    const both = (app.other + database.other) / (app.one + database.one);
    return [
      page,
      app.one.toFixed(0),
      app.other.toFixed(0),
      ratio.toFixed(2),
      database.one.toFixed(0),
      database.other.toFixed(0),
      (database.other / database.one).toFixed(2),
      both.toFixed(2),
      Math.max(ratio, both) <= GOAL ? "yes" : "no",
    ];
  });
  return gridOf(head, cells);
}
