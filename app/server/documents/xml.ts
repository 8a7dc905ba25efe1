/** What XML 1.0 has no way to write, not even as a reference; half a surrogate pair is one of them. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as it may stand in an element or an attribute. */
const escaped = (text: string) =>
  text.replace(UNWRITABLE, "\u{fffd}").replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? "");

type Attributes = Record<string, string | undefined>;

/** A piece of XML that is written already. */
export type Xml = string & { readonly isXml: true };

const asXml = (text: string) => text as Xml;

/**
 * An element around a text, which is escaped, or around other elements. Attributes that are undefined
 * are left out.
 */
export function element(
  name: string,
  attributes: Attributes,
  content: string | (Xml | undefined)[] = [],
): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escaped(value)}"`,
  );
  const inner = typeof content === "string" ? escaped(content) : content.join("");
  return asXml(`<${name}${written.join("")}${inner === "" ? "/>" : `>${inner}</${name}>`}`);
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
