import { z } from "zod/v4";

import { TAG_MAX } from "~/lib/tag";
import { characterCount, isStorableText } from "~/lib/text";
import { RowId } from "./id";
import { CONTENT_MAX, TITLE_MAX } from "./post";

/** Drafts that a member may keep at a time. */
export const DRAFTS_MAX = 200;
/** More than a post may have: what is too many is for the one who writes to sort out. */
const DRAFT_TAGS_MAX = 20;

/** What a draft can be for; after the colon stands an id. */
export const draftKinds = ["new-post", "post", "comment", "reply-to-post", "reply-to-comment"] as const;

/** What a draft is for: "post:…" is a change of that post; "new-post:…" carries the draft's own id. */
export const DraftTarget = z
  .string()
  .max(64, "This is not what a draft can be for.")
  .transform((target) => target.toLowerCase())
  .refine((target) => {
    const [kind = "", id, ...rest] = target.split(":");
    return rest.length === 0 && draftKinds.some((known) => known === kind) && RowId.safeParse(id).success;
  }, "This is not what a draft can be for.");

/** An unfinished text: it may be empty, but has no more characters than the finished one may. */
const unfinished = (name: string, max: number) =>
  z
    .string({ error: `${name} is missing.` })
    .refine(isStorableText, `${name} holds a character that can’t be stored. Please retype it.`)
    .refine(
      (text) => text.length <= max || characterCount(text) <= max,
      `${name} can have at most ${max.toLocaleString("en")} characters.`,
    );

/**
 * Whose text it is. Another member may have signed in since, in another tab of the same browser: the
 * text is neither kept nor published as theirs.
 */
export const WriterId = z.string().min(1).max(64);

/** Of a draft, as it was last seen; 0 where it was never saved. */
export const DraftVersion = z.int().min(0).max(2_147_483_000);

/** A text that is being written, and the version of the draft that it was made from. */
export const SaveDraft = z
  .object({
    id: RowId,
    target: DraftTarget,
    title: unfinished("Title", TITLE_MAX),
    content: unfinished("Text", CONTENT_MAX),
    tags: z.array(unfinished("A tag", TAG_MAX)).max(DRAFT_TAGS_MAX, "These are too many tags."),
    /** The version of the post or comment that a change was begun from. */
    baseVersion: DraftVersion.optional(),
    /** 0 for the first save. */
    version: DraftVersion,
    userId: WriterId.optional(),
  })
  .strict()
  .refine(({ id, target }) => !target.startsWith("new-post:") || target === `new-post:${id}`, {
    path: ["target"],
    message: "A new post’s draft is for itself.",
  });
