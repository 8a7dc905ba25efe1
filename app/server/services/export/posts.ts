import { and, asc, eq, gt } from "drizzle-orm";

import type { SelectResultFields } from "drizzle-orm/query-builders/select.types";

import type { ExportFile, ExportPart, ExportSource } from "./part";

import { Post } from "../../db/schema";
import { tags } from "../post";
import { fileNameOf, uniqueNames } from "./file-name";
import { allPages, EXPORT_PAGE, jsonList } from "./json-list";
import { ZIP_FILES_MAX } from "./zip";

/** Posts that get a file of their own; the rest of the files that an archive can hold is for other parts. */
const FILES_MAX = ZIP_FILES_MAX - 5_535;

/** What is the member's own of a post; what our code derives from it is left out. */
const columns = {
  id: Post.id,
  title: Post.title,
  content: Post.content,
  tags,
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  version: Post.version,
  commentCount: Post.commentCount,
  reactionCount: Post.reactionCount,
};

type OwnPost = SelectResultFields<typeof columns>;

/** A member's posts, oldest first, read page by page. */
const ownPosts = ({ db, userId }: ExportSource) =>
  allPages((after) =>
    db
      .select(columns)
      .from(Post)
      .where(and(eq(Post.authorId, userId), gt(Post.id, after)))
      .orderBy(asc(Post.id))
      .limit(EXPORT_PAGE),
  );

/** A text in quotes as YAML reads it: JSON's way, and what YAML holds to be unprintable escaped too. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function asMarkdown({ id, title, content, tags, createdAt, updatedAt }: OwnPost, baseUrl: string): string {
  const front = [
    `title: ${quoted(title)}`,
    `date: ${createdAt.toISOString()}`,
    ...(updatedAt ? [`updated: ${updatedAt.toISOString()}`] : []),
    ...(tags.length > 0 ? [`tags: [${tags.map(quoted).join(", ")}]`] : []),
    `id: ${id}`,
    `address: ${quoted(`${baseUrl}/posts/${id}`)}`,
  ];
  return `---\n${front.join("\n")}\n---\n\n${content}\n`;
}

async function* markdownFiles(source: ExportSource): AsyncGenerator<ExportFile> {
  const uniqueName = uniqueNames();
  let count = 0;
  for await (const post of ownPosts(source)) {
    if ((count += 1) > FILES_MAX) return;
    const name = uniqueName(`${post.createdAt.toISOString().slice(0, 10)}-${fileNameOf(post.title)}`);
    yield { name: `posts/${name}.md`, content: [asMarkdown(post, source.baseUrl)] };
  }
}

/** What a member wrote. */
export const posts: ExportPart = {
  about: {
    "posts.json": "Every post that you wrote, complete, oldest first.",
    "posts/": `The same posts as Markdown, a file each (the first ${FILES_MAX.toLocaleString("en")}, should there be more).`,
  },
  files: async function* (source) {
    yield { name: "posts.json", content: jsonList(ownPosts(source)) };
    yield* markdownFiles(source);
  },
};
