import type { Limit } from "../services/limit";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How much a member may write: more than a person does, and less than a program that runs wild. */
export const WRITES = {
  post: {
    name: "write/post",
    tries: 120,
    seconds: HOUR,
    excess: "These are more posts than one may publish in an hour.",
  },
  comment: {
    name: "write/comment",
    tries: 300,
    seconds: HOUR,
    excess: "These are more comments than one may write in an hour.",
  },
  /** Of a post or a comment; each keeps what stood there before. */
  edit: {
    name: "write/edit",
    tries: 300,
    seconds: HOUR,
    excess: "These are more changes than one may make in an hour.",
  },
  /** A form saves at most once a second, after a pause. */
  draft: {
    name: "write/draft",
    tries: 600,
    seconds: 10 * MINUTE,
    excess: "These are more saves than one may make in so short a time.",
  },
  bookmark: {
    name: "write/bookmark",
    tries: 600,
    seconds: 10 * MINUTE,
    excess: "These are more bookmarks than one may set in so short a time.",
  },
} satisfies Record<string, Limit>;

/** What costs this process time, and stores nothing. */
export const QUESTIONS = {
  preview: {
    name: "preview",
    tries: 150,
    seconds: MINUTE,
    excess: "These are very many previews at a time.",
  },
  suggestion: { name: "suggestion", tries: 300, seconds: MINUTE, excess: "That was much typing at a time." },
} satisfies Record<string, Limit>;
