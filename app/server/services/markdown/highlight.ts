import { common, createLowlight } from "lowlight";

type LanguageFn = (typeof common)[string];
type Grammar = ReturnType<LanguageFn>;

/**
 * HTML whose scripts and styles are plain: to colour them too, each is tried as several languages up
 * to the end of the code, which takes seconds for a page of `<script>`.
 */
function withPlainScripts(language: LanguageFn): LanguageFn {
  return (hljs) => {
    const grammar = language(hljs);
    for (const mode of modesOf(grammar)) if (Array.isArray(mode.subLanguage)) delete mode.subLanguage;
    return grammar;
  };
}

/** A grammar and all that it is made of, each once: they refer to one another in circles. */
function modesOf(grammar: Grammar): Set<Grammar> {
  const modes = new Set([grammar]);
  for (const { contains = [], starts, variants = [] } of modes) {
    for (const inner of [...contains, ...variants, starts])
      if (typeof inner === "object") modes.add(inner as Grammar);
  }
  return modes;
}

const lowlight = createLowlight({
  ...common,
  ...(common.xml && { xml: withPlainScripts(common.xml) }),
});

/**
 * Characters of code in one text that are coloured, and of a line of it; the rest is shown in one
 * colour. Some grammars look from every word to the end of the line, or further.
 */
const COLOURED_MAX = 10_000;
const LINE_MAX = 1_000;

/** Spans within spans, beyond which nothing is told apart any more. */
const DEEPEST = 20;

/** How much was coloured of each text that is being rendered. */
const coloured = new WeakMap<object, number>();

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

/**
 * Code as HTML with a class on each part that has a colour, or undefined where its language is not
 * known. `text` stands for the text that the code belongs to.
 */
export function highlighted(code: string, language: string, text: object): string | undefined {
  if (!lowlight.registered(language)) return undefined;
  const length = (coloured.get(text) ?? 0) + code.length;
  if (length > COLOURED_MAX || code.split("\n").some((line) => line.length > LINE_MAX)) return undefined;
  coloured.set(text, length);
  return lowlight
    .highlight(language, code)
    .children.map((node) => toHtml(node, 0))
    .join("");
}

function toHtml(node: Node, depth: number): string {
  if (node.type === "text") return escape(node.value);
  if (node.type !== "element") return "";
  if (depth === DEEPEST) return escape(textOf(node));
  const inner = node.children.map((child) => toHtml(child, depth + 1)).join("");
  const name = colourOf(node.properties.className);
  return name ? `<span class="${name}">${inner}</span>` : inner;
}

/** What a part says, however deep it is nested. */
function textOf(node: Node): string {
  let text = "";
  const left: Node[] = [node];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type === "text") text += next.value;
    if (next.type === "element") left.push(...next.children.toReversed());
  }
  return text;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The parts of speech of programming languages, brought down to as many as there are colours. */
const COLOURS: Record<string, string> = {
  "code-keyword": "keyword built_in selector-tag name tag section doctag meta-keyword operator template-tag",
  "code-string": "string regexp char addition symbol link template-variable quote-string code",
  "code-number":
    "number literal attr attribute variable selector-attr selector-class selector-id property bullet",
  "code-title": "title type class function selector-pseudo",
  "code-comment": "comment quote meta",
  "code-deletion": "deletion",
  "code-strong": "strong",
  "code-emphasis": "emphasis",
};

export const CODE_CLASSES = Object.keys(COLOURS);

const colours = new Map(
  Object.entries(COLOURS).flatMap(([colour, names]) =>
    names.split(" ").map((name) => [name, colour] as const),
  ),
);

function colourOf(classNames: unknown): string | undefined {
  const [first] = Array.isArray(classNames) ? (classNames as unknown[]) : [];
  return typeof first === "string" ? colours.get(first.replace(/^hljs-/, "")) : undefined;
}
