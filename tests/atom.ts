import { XMLParser } from "fast-xml-parser";

const ATOM = "http://www.w3.org/2005/Atom";

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

type Node = Record<string, unknown> & { ":@"?: Record<string, string> };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e8 },
});

function elementOf(node: Node): XmlElement[] {
  const name = Object.keys(node).find((key) => key !== ":@" && key !== "#text" && !key.startsWith("?"));
  if (name === undefined) return [];
  const inner = node[name] as Node[];
  return [
    {
      name,
      attributes: node[":@"] ?? {},
      text: inner.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join(""),
      children: inner.flatMap(elementOf),
    },
  ];
}

/**
 * The one element of a document.
 * @throws {Error} unless it is well-formed.
 */
export function parseXml(xml: string): XmlElement {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Its validator moves to a package that we don't name.
  const [root] = (parser.parse(xml, true) as Node[]).flatMap(elementOf);
  if (!root) throw new Error("There is no element.");
  return root;
}

export const childrenOf = ({ children }: XmlElement, name: string) =>
  children.filter((child) => child.name === name);

/** Whatever XML 1.0 does not allow in a document, written out or as a reference. */
const UNALLOWED =
  /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|&#(x?0*[0-8bce]|x0*1[0-9a-f]|0*1[0-9]|0*2[0-9]|0*3[01]);/iu;

/** RFC 3339, and a day that exists. */
const isDate = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

/** An IRI with a scheme, and nothing in it that an IRI can't hold. */
const isIri = (text: string) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);

/** How often each element may stand in another: at least, and at most. */
const FEED = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  subtitle: [0, 1],
  icon: [0, 1],
  generator: [0, 1],
  logo: [0, 1],
  rights: [0, 1],
};
const ENTRY = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  published: [0, 1],
  content: [0, 1],
  summary: [0, 1],
  rights: [0, 1],
};

function countFaults(element: XmlElement, bounds: Record<string, number[]>): string[] {
  return Object.entries(bounds).flatMap(([name, [least = 0, most = 1]]) => {
    const { length } = childrenOf(element, name);
    return length < least || length > most ? [`${element.name} has ${length} ${name}`] : [];
  });
}

function linkFaults(element: XmlElement): string[] {
  const links = childrenOf(element, "link").map(({ attributes }) => attributes);
  const alternates = links.filter(({ rel = "alternate" }) => rel === "alternate");
  const kinds = new Set(alternates.map(({ type, hreflang }) => `${String(type)} ${String(hreflang)}`));
  return [
    ...links.filter(({ href = "" }) => !isIri(href)).map(({ href }) => `link to ${String(href)}`),
    ...(kinds.size < alternates.length ? ["two alternate links of a kind"] : []),
    ...links
      .filter(({ type }) => type !== undefined && !/^[^/]+\/[^/]+$/.test(type))
      .map(({ type }) => `type ${String(type)}`),
  ];
}

function commonFaults(element: XmlElement): string[] {
  const [id, updated, published] = ["id", "updated", "published"].map((name) => childrenOf(element, name)[0]);
  return [
    ...(id && !isIri(id.text) ? [`id ${id.text} is no IRI`] : []),
    ...[updated, published].flatMap((date) =>
      date && !isDate(date.text) ? [`${date.name} ${date.text}`] : [],
    ),
    ...childrenOf(element, "author").flatMap((author) => [
      ...countFaults(author, { name: [1, 1], uri: [0, 1], email: [0, 1] }),
      ...childrenOf(author, "name")
        .filter(({ text }) => text.trim() === "")
        .map(() => "an author without a name"),
      ...childrenOf(author, "uri")
        .filter(({ text }) => !isIri(text))
        .map(({ text }) => `uri ${text}`),
    ]),
    ...childrenOf(element, "category")
      .filter(({ attributes }) => !attributes.term)
      .map(() => "category without term"),
    ...linkFaults(element),
  ];
}

function entryFaults(entry: XmlElement, feed: XmlElement): string[] {
  const hasAuthor = [...childrenOf(entry, "author"), ...childrenOf(feed, "author")].length > 0;
  const [content] = childrenOf(entry, "content");
  const hasPage = childrenOf(entry, "link").some(
    ({ attributes }) => (attributes.rel ?? "alternate") === "alternate",
  );
  return [
    ...countFaults(entry, ENTRY),
    ...commonFaults(entry),
    ...(hasAuthor ? [] : ["an entry without an author"]),
    ...(content || hasPage ? [] : ["an entry with neither content nor page"]),
    ...(content && !["text", "html"].includes(content.attributes.type ?? "text")
      ? ["content of another type"]
      : []),
    ...(content && content.children.length > 0 ? ["content that is not escaped"] : []),
  ];
}

/** What a document breaks of the rules of RFC 4287, in words; of a valid feed nothing. */
export function atomFaults(xml: string): string[] {
  if (UNALLOWED.test(xml)) return ["a character that XML does not allow"];
  let feed: XmlElement;
  try {
    feed = parseXml(xml);
  } catch (error) {
    return [String(error)];
  }
  const entries = childrenOf(feed, "entry");
  const selves = childrenOf(feed, "link").filter(({ attributes }) => attributes.rel === "self");
  // The same id may stand twice only where the times differ.
  const marks = entries.map((entry) =>
    [...childrenOf(entry, "id"), ...childrenOf(entry, "updated")].map(({ text }) => text).join(),
  );
  return [
    ...(feed.name === "feed" && feed.attributes.xmlns === ATOM ? [] : ["no feed"]),
    ...countFaults(feed, FEED),
    ...commonFaults(feed),
    ...(selves.length === 1 ? [] : [`${selves.length} self links`]),
    ...(new Set(marks).size === marks.length ? [] : ["an entry twice"]),
    ...(/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(feed.attributes["xml:lang"] ?? "en") ? [] : ["no language"]),
    ...entries.flatMap((entry) => entryFaults(entry, feed)),
  ];
}
