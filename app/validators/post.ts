import { z } from "zod/v4";

import { TagNames } from "./tag";
import { writtenLine, writtenText } from "./text";

export const TITLE_MAX = 256;
export const CONTENT_MAX = 50_000;
/** Characters of a post's text that a list carries: two lines and some to spare. */
export const EXTRACT_MAX = 240;

/** The rules of a post's fields, written once: the forms and the API's schemas are built on them. */
export const postFields = {
  title: writtenLine("Title", TITLE_MAX),
  content: writtenText("Text", CONTENT_MAX),
};

/** What the form for writing and editing a post holds. */
export const PostForm = z.object({ ...postFields, tags: TagNames });
