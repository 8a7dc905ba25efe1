import { common, createLowlight } from "lowlight";

const lowlight = createLowlight(common);

/** Characters of code in one text that are coloured; the rest is shown in one colour. */
const COLOURED_MAX = 20_000;

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
  if (length > COLOURED_MAX) return undefined;
  coloured.set(text, length);
  return lowlight.highlight(language, code).children.map(toHtml).join("");
}

function toHtml(node: Node): string {
  if (node.type === "text") return escape(node.value);
  if (node.type !== "element") return "";
  const inner = node.children.map(toHtml).join("");
  const name = colourOf(node.properties.className);
  return name ? `<span class="${name}">${inner}</span>` : inner;
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
