import { plainTextOf, renderMarkdown } from "../../services/markdown";
import { pick } from "./random";

/** A piece of Markdown that stands by itself, and what it becomes. */
export interface Passage {
  markdown: string;
  html: string;
  extract: string;
  /** As the search reads it. */
  text: string;
}

interface Source {
  random: () => number;
  word: () => string;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** So many words, as the start of a sentence. */
export function phrase({ word }: Pick<Source, "word">, words: number): string {
  return capital(Array.from({ length: words }, word).join(" "));
}

const sentence = (source: Source) =>
  `${phrase(source, 5 + Math.floor(source.random() * 12))}${pick(source.random, [".", ".", ".", "?", ":"])}`;

function paragraph(source: Source): string {
  const count = 1 + Math.floor(source.random() * 4);
  const sentences = Array.from({ length: count }, () => sentence(source));
  if (source.random() < 0.15)
    sentences.push(`**${phrase(source, 3)}**, *${source.word()}* and \`${source.word()}\`.`);
  if (source.random() < 0.1) sentences.push(`[${phrase(source, 2)}](https://example.org/${source.word()}).`);
  return sentences.join(" ");
}

const list = (source: Source) =>
  Array.from({ length: 3 + Math.floor(source.random() * 3) }, () => `- ${phrase(source, 5)}`).join("\n");

const KINDS: { share: number; write: (source: Source) => string }[] = [
  { share: 0.82, write: paragraph },
  { share: 0.08, write: list },
  { share: 0.04, write: (source) => `> ${sentence(source)}` },
  { share: 0.03, write: (source) => `## ${phrase(source, 3)}` },
  { share: 0.03, write: ({ word }) => `\`\`\`js\nconst ${word()} = "${word()}";\n\`\`\`` },
];

/** Passages, mostly paragraphs, rendered once: posts are put together from them. */
export function createPassages(source: Source, count: number): Passage[] {
  return Array.from({ length: count }, () => {
    let share = source.random();
    const kind = KINDS.find((one) => (share -= one.share) < 0);
    const markdown = (kind?.write ?? paragraph)(source);
    return { markdown, ...renderMarkdown(markdown, new Set()), text: plainTextOf(markdown) };
  });
}
