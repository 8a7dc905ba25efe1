import { desc, eq } from "drizzle-orm";

import type { Database } from "../../app/server/db/client";
import type { Visit } from "./load";

import { postgresDatabase } from "../../app/server/db/client";
import { createUser } from "../../app/server/db/factories";
import { migrateDatabase } from "../../app/server/db/migrate";
import { Post, Tag, user } from "../../app/server/db/schema";
import { fill } from "../../app/server/seed/fill/fill";
import { startPostgres } from "../postgres-server";
import { signIn, startApp } from "./app-server";
import { cpuTime } from "./cpu";
import { MEMBER, processOf } from "./database";
import { ask, load } from "./load";
import { gridOf, median } from "./report";

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
}

/** Notes how to end what was started. */
type Started = <Part extends { stop: () => Promise<unknown> }>(part: Part) => Part;

/**
 * Measures the same pages on a small and on a large site, in turns, as a member sees them: pages kept
 * for guests would cost nothing on either. Answers the table.
 */
export async function measureScale(options: ScaleOptions, started: Started): Promise<string> {
  const small = await startSite(options.small, started);
  const large = await startSite(options.large, started);
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

async function startSite(posts: number, started: Started): Promise<Site> {
  const server = started(await startPostgres());
  const { db, client } = postgresDatabase(server.url);
  await migrateDatabase(db);
  await createUser(db, MEMBER);
  const begun = Date.now();
  await fill(db, {
    posts,
    onProgress: (done) => {
      if (done % 100_000 === 0 || done === posts) process.stderr.write(`\r${done} of ${posts} posts`);
    },
  });
  process.stderr.write(`, ${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
  const database = await processOf(client);
  const paths = await pathsOf(db);
  await client.end();
  const app = started(await startApp(server.url));
  const cookies = await signIn(app.url);
  const pages = new Map<string, Visit>();
  for (const [name, path] of Object.entries(paths)) {
    const visit = { url: app.url + path, cookies };
    await ask(visit);
    pages.set(name, visit);
  }
  return { posts, url: app.url, pids: { app: app.pid, database }, pages };
}

/** The addresses that are measured: those that most of the site is behind. */
async function pathsOf(db: Database): Promise<Record<string, string>> {
  const newest = await db.select().from(Post).orderBy(desc(Post.id)).limit(20);
  const post = newest[0];
  const long = newest.find(({ commentCount }) => commentCount > 1_000);
  const [tag] = await db.select().from(Tag).orderBy(desc(Tag.postCount)).limit(1);
  const [author] = await db
    .select({ handle: user.handle })
    .from(user)
    .where(eq(user.id, post?.authorId ?? ""));
  if (!post || !long || !tag || !author) throw new Error("The site lacks what is to be measured.");
  const rare = post.title.split(" ").sort((one, other) => other.length - one.length)[0] ?? "";
  return {
    feed: "/",
    "feed, older": `/?cursor=${newest[15]?.id ?? ""}`,
    "top of the week": "/?sort=top&period=week",
    "top of the year": "/?sort=top&period=year",
    "top of all time": "/?sort=top&period=all",
    post: `/posts/${post.id}/${encodeURIComponent(post.slug)}`,
    "post, 5,000 comments": `/posts/${long.id}/${encodeURIComponent(long.slug)}`,
    tag: `/tags/${encodeURIComponent(tag.name)}`,
    "tag, top of the year": `/tags/${encodeURIComponent(tag.name)}?sort=top&period=year`,
    profile: `/@${author.handle}`,
    "search, common word": "/search?q=the",
    "search, rare word": `/search?q=${encodeURIComponent(rare)}`,
    "search, two words": `/search?q=${encodeURIComponent(`water ${rare.slice(0, 4)}`)}`,
    "search, mistyped": "/search?q=gardne",
  };
}

function tableOf(
  { small, large }: ScaleOptions,
  samples: Map<string, { small: Sample[]; large: Sample[] }>,
): string {
  const size = (posts: number) => posts.toLocaleString("en");
  const head = [
    "page, member",
    `${size(small)} posts µs`,
    "PostgreSQL µs",
    `${size(large)} posts µs`,
    "PostgreSQL µs",
    "ratio",
    "ratio with PostgreSQL",
    `≤ ${GOAL}`,
  ];
  const cells = [...samples].map(([page, sites]) => {
    const of = (site: Sample[], part: keyof Sample) => median(site.map((sample) => sample[part]));
    const [one, other] = [sites.small, sites.large].map((site) => ({
      app: of(site, "app"),
      database: of(site, "database"),
    }));
    if (!one || !other) throw new Error("Nothing was measured.");
    const ratio = other.app / one.app;
    const both = (other.app + other.database) / (one.app + one.database);
    return [
      page,
      one.app.toFixed(0),
      one.database.toFixed(0),
      other.app.toFixed(0),
      other.database.toFixed(0),
      ratio.toFixed(2),
      both.toFixed(2),
      Math.max(ratio, both) <= GOAL ? "yes" : "no",
    ];
  });
  return gridOf(head, cells);
}
