import { z } from "zod/v4";

import { writtenText } from "./text";

export const COMMENT_MAX = 10_000;

/** The rules of a comment's fields, written once: the forms and the API's schemas are built on them. */
export const commentFields = { content: writtenText("Comment", COMMENT_MAX) };

/** What the form for writing and editing a comment holds. */
export const CommentForm = z.object(commentFields);
