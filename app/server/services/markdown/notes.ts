import type { Env, MarkdownIt, StateInline, Token } from "markdown-it";

import footnotes from "markdown-it-footnote";

/** Characters of a note's label, and places in a text that refer to notes: enough for a book's chapter. */
const LABEL_MAX = 100;
const REFERENCES_MAX = 1000;

/** What the plugin keeps of the notes of a text. */
interface Notes {
  /** The place in `list` of each label that is defined, or -1 until something refers to it. */
  refs?: Record<string, number>;
  list?: { label: string; count: number }[];
  /** How many places refer to notes so far. */
  places?: number;
}

interface NoteMeta {
  /** The note's place in the list, from 0. */
  id: number;
  /** Which of the places in the text that refer to it, from 0. */
  subId: number;
  label: string;
}

/** Footnotes: `[^1]` refers to what `[^1]: …` says, and that stands at the end. */
export function notes(md: MarkdownIt): void {
  md.use(footnotes);
  // `^[a note in place]` belongs to neither CommonMark nor GFM.
  md.inline.ruler.disable("footnote_inline");
  // The plugin's own looks for the end of a label through the whole rest of the text, and for each anew.
  md.inline.ruler.at("footnote_ref", reference);
}

const LABEL = new RegExp(`\\[\\^([^\\s\\]]{1,${LABEL_MAX}})\\]`, "y");

function reference(state: StateInline, silent: boolean): boolean {
  const notes = (state.env.footnotes ?? {}) as Notes;
  if (!notes.refs || (notes.places ?? 0) >= REFERENCES_MAX) return false;
  LABEL.lastIndex = state.pos;
  const [written = "", label = ""] = LABEL.exec(state.src) ?? [];
  const isDefined = notes.refs[`:${label}`] !== undefined;
  if (!isDefined || state.pos + written.length > state.posMax) return false;
  if (!silent) state.push("footnote_ref", "", 0).meta = { ...refer(notes, label) };
  state.pos += written.length;
  return true;
}

/** Notes that one more place refers to a note, which thereby gets its number. */
function refer(notes: Notes, label: string): NoteMeta {
  const { refs = {}, list = (notes.list = []) } = notes;
  const known = refs[`:${label}`] ?? -1;
  const id = known < 0 ? list.push({ label, count: 0 }) - 1 : known;
  refs[`:${label}`] = id;
  notes.places = (notes.places ?? 0) + 1;
  const note = list[id];
  return { id, subId: note ? note.count++ : 0, label };
}

/** How notes look. `env.mark` keeps those of one text apart from those of another on the page. */
export function notesShown(md: MarkdownIt): void {
  const metaOf = (tokens: Token[], at: number) => tokens[at]?.meta as unknown as NoteMeta;
  const nameOf = (tokens: Token[], at: number, env: Env | undefined) =>
    `note-${String(env?.mark)}-${metaOf(tokens, at).id + 1}`;
  const refOf = (tokens: Token[], at: number, env: Env | undefined) =>
    `${nameOf(tokens, at, env)}-ref${metaOf(tokens, at).subId + 1}`;

  Object.assign(md.renderer.rules, {
    footnote_ref: (tokens, at, _options, env) => {
      const number = metaOf(tokens, at).id + 1;
      const [name, place] = [nameOf(tokens, at, env), refOf(tokens, at, env)];
      return `<sup><a href="#${name}" id="${place}" class="note-ref" aria-label="Note ${number}">${number}</a></sup>`;
    },
    footnote_block_open: () => `<ol class="notes" dir="auto" aria-label="Notes">\n`,
    footnote_block_close: () => "</ol>\n",
    footnote_open: (tokens, at, _options, env) => `<li id="${nameOf(tokens, at, env)}">`,
    footnote_close: () => "</li>\n",
    footnote_anchor: (tokens, at, _options, env) =>
      ` <a href="#${refOf(tokens, at, env)}" class="note-back" aria-label="Back to the text">↩\ufe0e</a>`,
  } satisfies MarkdownIt["renderer"]["rules"]);
}
