import type { Filtered } from "../../services/search/document";
import type { PostRow } from "./posts";
import type { CommentRow } from "./threads";

import { commentVector, postVector } from "../../services/search/document";
import { isCounted, WordCounts } from "../../services/search/word-counts";

/** What the search learns from all texts, put into its tables at the end. */
export class Vocabulary {
  readonly words = new Set<string>();
  readonly counts = new WordCounts();

  learn(id: number, words: ReadonlyMap<string, boolean>): void {
    for (const word of words.keys()) this.words.add(word);
    if (isCounted(id)) this.counts.add(words);
  }
}

interface Tagged extends Filtered {
  tagNames: readonly string[];
}

interface DocumentOptions {
  posts: readonly { row: PostRow; text: string; tagged: Tagged }[];
  comments: readonly { row: CommentRow; text: string }[];
  vocabulary: Vocabulary;
  /** The number of the first. */
  from: number;
}

/** The search's documents of posts and of comments on them, numbered in the order of their times. */
export function makeDocuments({ posts, comments, vocabulary, from }: DocumentOptions) {
  const ofPost = new Map(posts.map(({ row, tagged }) => [row.id, tagged]));
  const texts = [
    ...posts.map(({ row, text, tagged }) => ({
      at: row.created_at,
      post_id: row.id,
      comment_id: null,
      vector: (id: number) => postVector(id, { title: row.title, text, ...tagged }),
    })),
    ...comments.map(({ row, text }) => ({
      at: row.created_at,
      post_id: row.post_id,
      comment_id: row.id,
      vector: (id: number) => commentVector(id, { text, ...(ofPost.get(row.post_id) ?? NOTHING) }),
    })),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return texts.map(({ post_id, comment_id, vector }, index) => {
    const id = from + index;
    const { literal, vocabulary: words } = vector(id);
    vocabulary.learn(id, words);
    return { id, post_id, comment_id, words: literal };
  });
}

const NOTHING: Filtered = { authorId: null, tagIds: [] };
