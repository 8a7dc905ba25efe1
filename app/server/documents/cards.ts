import type { CardText } from "./card/draw";

import { cardVersion } from "~/lib/card";
import { isRowId } from "~/lib/id";
import { getDatabase } from "../db/client";
import { findPostInShort } from "../services/atom";
import { currentSite } from "../services/site";
import { BusyError } from "../services/turns";
import { keptCard } from "./card/kept-cards";
import { noDocument } from "./document";

const YEAR = 31_536_000;

/** Shown on other sites, so they may have it. Under an address that names its version it never changes. */
function headersFor(request: Request, version: string): Record<string, string> {
  const isNamed = new URL(request.url).searchParams.get("v") === version;
  return {
    "content-type": "image/png",
    "cache-control": isNamed ? `public, max-age=${YEAR}, immutable` : "public, max-age=300",
    etag: `"${version}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  };
}

async function answer(request: Request, version: string, text: CardText): Promise<Response> {
  const headers = headersFor(request, version);
  const isKnown = request.headers.get("if-none-match")?.includes(`"${version}"`) ?? false;
  if (isKnown) return new Response(null, { status: 304, headers });
  if (request.method === "HEAD") return new Response(null, { headers });
  try {
    return new Response(new Uint8Array(await keptCard(version, text)), { headers });
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    return new Response("Other pictures are being drawn.", { status: 503 });
  }
}

/** The picture that other sites show beside a link to a post. */
export async function postCard(request: Request, postId: string): Promise<Response> {
  const db = getDatabase();
  if (!isRowId(postId)) return noDocument();
  const [post, { name: siteName }] = await Promise.all([findPostInShort(db, postId), currentSite(db)]);
  if (!post) return noDocument();
  const { title, authorName } = post;
  const version = cardVersion(title, authorName ?? "", siteName);
  return answer(request, version, { siteName, title, author: authorName ?? undefined });
}

/** The picture beside a link to any other page of the site. */
export async function siteCard(request: Request): Promise<Response> {
  const { name: siteName } = await currentSite(getDatabase());
  return answer(request, cardVersion(siteName), { siteName });
}
