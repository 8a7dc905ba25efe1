import { blockMarks } from "./regions";
import { filterMark, POST_MARK } from "./tsquery";
import { searchVector, type SearchVector } from "./vector";

/** What filters find a document by: the author and tags of a post, also for the comments on it. */
export interface Filtered {
  authorId: string | null;
  tagIds: readonly string[];
}

/** What a post is found by; `text` without marks of Markdown. */
export interface PostSource extends Filtered {
  title: string;
  tagNames: readonly string[];
  text: string;
}

export const filterMarks = ({ authorId, tagIds }: Filtered) => [
  ...(authorId === null ? [] : [filterMark("author", authorId)]),
  ...tagIds.map((id) => filterMark("tag", id)),
];

/** The document of a post, as number `id`. */
export function postVector(id: number, { title, tagNames, text, ...filtered }: PostSource): SearchVector {
  return searchVector(
    [
      { text: title, weight: "A" },
      ...tagNames.map((name) => ({ text: name, weight: "B" }) as const),
      { text, weight: "C" },
    ],
    [POST_MARK, ...blockMarks(id), ...filterMarks(filtered)],
  );
}

/** The document of a comment, as number `id`; filters find it by its post's author and tags. */
export function commentVector(id: number, { text, ...filtered }: Filtered & { text: string }): SearchVector {
  return searchVector([{ text, weight: "D" }], [...blockMarks(id), ...filterMarks(filtered)]);
}
