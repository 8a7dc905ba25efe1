import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";

import type { Database } from "../db/client";

import { timeOfId } from "~/lib/id";
import { getDatabase } from "../db/client";
import {
  areFewPosts,
  firstPostId,
  membersWhoPosted,
  postsBetween,
  SITEMAP_MAX,
  tagsByUse,
} from "../services/sitemap";
import { makeSparingTurns } from "../services/turns";
import { absolute, postAddress, profileAddress, tagAddress } from "./addresses";
import { noDocument } from "./document";
import { element, XML_DECLARATION, type Xml } from "./xml";

const XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9";

const headers = { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" };

/** A span of time, as it is named in an address: a month ("2026-11") or, of a large site, a day. */
interface Span {
  name: string;
  from: Date;
  to: Date;
}

/** No id is of a time before 1970. */
const SPAN = /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?$/;

function spanOf(name: string): Span | undefined {
  const [, year, month, day] = SPAN.exec(name) ?? [];
  if (year === undefined) return undefined;
  const [y, m] = [Number(year), Number(month) - 1];
  return day === undefined
    ? { name, from: new Date(Date.UTC(y, m)), to: new Date(Date.UTC(y, m + 1)) }
    : { name, from: new Date(Date.UTC(y, m, Number(day))), to: new Date(Date.UTC(y, m, Number(day) + 1)) };
}

/** The months, or days, from one time to another. */
export function spansBetween(start: Date, end: Date, each: "month" | "day"): Span[] {
  const spans: Span[] = [];
  const length = each === "month" ? 7 : 10;
  let span = spanOf(start.toISOString().slice(0, length));
  while (span && span.from <= end) {
    spans.push(span);
    span = spanOf(span.to.toISOString().slice(0, length));
  }
  return spans;
}

const indexEntry = (part: string) =>
  element("sitemap", {}, [element("loc", {}, absolute(`/sitemap/${part}.xml`))]);

/** Names the sitemaps that there are. Costs the same whatever the number of posts. */
export async function sitemapIndex(): Promise<Response> {
  const db = getDatabase();
  const [oldest, areFew] = await Promise.all([firstPostId(db), areFewPosts(db)]);
  const spans = oldest ? spansBetween(timeOfId(oldest), new Date(), areFew ? "month" : "day") : [];
  const parts = ["pages", "tags", "members", ...spans.map(({ name }) => name)];
  const index = element("sitemapindex", { xmlns: XMLNS }, parts.slice(0, SITEMAP_MAX).map(indexEntry));
  return new Response(XML_DECLARATION + index, { headers });
}

const address = (loc: string, changed?: Date) =>
  element("url", {}, [element("loc", {}, loc), changed && element("lastmod", {}, changed.toISOString())]);

/** The addresses of one sitemap, step by step; undefined where there is no such sitemap. */
function addressesOf(db: Database, part: string): AsyncGenerator<Xml[]> | undefined {
  if (part === "pages") return once([address(absolute("/")), address(absolute("/tags"))]);
  if (part === "tags") return each(tagsByUse(db), ({ name }) => address(tagAddress(name)));
  if (part === "members") {
    return each(membersWhoPosted(db), ({ handle }) => address(profileAddress(handle)));
  }
  const span = spanOf(part);
  return (
    span &&
    each(postsBetween(db, span), (post) => address(postAddress(post), post.updatedAt ?? post.createdAt))
  );
}

// eslint-disable-next-line @typescript-eslint/require-await -- As the others are, which wait for the database.
async function* once(addresses: Xml[]): AsyncGenerator<Xml[]> {
  yield addresses;
}

/** Guests may ask for any number of sitemaps, which are too long to keep: reading them takes one part in four. */
const inTurn = makeSparingTurns({ waiting: Infinity, share: 4 });

/** Step by step, since who reads slowly must not have the turn meanwhile. */
async function* each<Row>(steps: AsyncGenerator<Row[]>, write: (row: Row) => Xml): AsyncGenerator<Xml[]> {
  for (;;) {
    const step = await inTurn(randomUUID(), () => steps.next());
    if (step.done) return;
    yield step.value.map(write);
  }
}

/** One sitemap, written while it is read: however long, it takes the room of one step. */
export function sitemapPart(part: string): Response {
  const addresses = addressesOf(getDatabase(), part);
  return addresses ? new Response(streamOf(written(addresses)), { headers }) : noDocument();
}

const streamOf = (parts: AsyncGenerator<Uint8Array>) =>
  Readable.toWeb(Readable.from(parts, { objectMode: false })) as ReadableStream;

async function* written(steps: AsyncGenerator<Xml[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let left = SITEMAP_MAX;
  yield encoder.encode(`${XML_DECLARATION}<urlset xmlns="${XMLNS}">`);
  for await (const addresses of steps) {
    yield encoder.encode(addresses.slice(0, left).join(""));
    left -= addresses.length;
    if (left <= 0) break;
  }
  yield encoder.encode("</urlset>");
}
