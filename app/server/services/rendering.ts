import { inArray, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { slugOf } from "~/lib/slug";
import { user, type Comment, type Post } from "../db/schema";
import { mentionsIn, RENDERER_VERSION, renderMarkdown, type Kind } from "./markdown";

type Reader = Pick<Database, "select">;

/** The text, where what was made from it is not there or was made by other code than this. */
export const unrendered = ({ rendererVersion, html, content }: typeof Post | typeof Comment) =>
  sql<
    string | null
  >`case when ${rendererVersion} = ${sql.raw(String(RENDERER_VERSION))} and ${html} is not null
    then null else ${content} end`.as("unrendered");

const SLUG_MAX = 60;

/** What would be a page beside the post's own. */
const RESERVED_SLUGS = new Set(["edit", "history", "feed"]);

/** The readable end of a post's address. */
export function postSlug(title: string): string {
  const slug = slugOf(title, SLUG_MAX);
  return RESERVED_SLUGS.has(slug) ? `${slug}-post` : slug;
}

/** Whom a text mentions that exists: the others stay plain text. */
async function mentioned(db: Reader, content: string): Promise<Set<string>> {
  const handles = mentionsIn(content);
  if (handles.length === 0) return new Set();
  const found = await db.select({ handle: user.handle }).from(user).where(inArray(user.handle, handles));
  return new Set(found.map(({ handle }) => handle));
}

/**
 * What is kept beside the text of a comment. With its id, its notes are told apart even from those
 * of another comment that says the same.
 */
export async function deriveComment(db: Reader, content: string, id?: string) {
  const { html } = renderMarkdown(content, await mentioned(db, content), { kind: "comment", mark: id });
  return { html, rendererVersion: RENDERER_VERSION };
}

/** A text as it will be shown once it is published. */
export async function previewOf(
  db: Reader,
  { content, kind }: { content: string; kind: Kind },
): Promise<string> {
  return renderMarkdown(content, await mentioned(db, content), { kind }).html;
}

/** What is kept beside the text of a post, so that no page has to make it. */
export async function derivePost(db: Reader, { title, content }: { title: string; content: string }) {
  const { html, extract } = renderMarkdown(content, await mentioned(db, content));
  return { html, extract, slug: postSlug(title), rendererVersion: RENDERER_VERSION };
}
