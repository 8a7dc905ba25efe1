import { element, XML_DECLARATION, type Xml } from "./xml";

/** Whoever wrote something; null once the account is gone. */
export type FeedAuthor = { name: string; uri: string } | null;

export interface FeedEntry {
  /** An IRI that never changes. */
  id: string;
  title: string;
  url: string;
  author: FeedAuthor;
  published: Date;
  updated: Date;
  /** Safe HTML, with absolute addresses. */
  html: string;
  /** What it is filed under, and the address of all that there is. */
  tags?: { names: string[]; directory: string };
  /** The feed of what others said to it. */
  replies?: { feed: string; count: number };
  /** What it is an answer to. */
  inReplyTo?: { id: string; url: string };
}

export interface Feed {
  /** An IRI that never changes. */
  id: string;
  title: string;
  subtitle?: string | undefined;
  /** Addresses: of this document, of the page that shows the same, and of the document with older entries. */
  self: string;
  page: string;
  next?: string | undefined;
  icon: string;
  /** When something in it changed last; with entries, the latest of theirs. */
  updated: Date;
  entries: FeedEntry[];
}

const ATOM = "application/atom+xml";

const link = (rel: string, href: string, more: Record<string, string> = {}) =>
  element("link", { rel, href, ...more });

const authorOf = (author: FeedAuthor) =>
  element("author", {}, [
    element("name", {}, author?.name ?? "deleted member"),
    author ? element("uri", {}, author.uri) : undefined,
  ]);

/** Atom knows no empty name of an entry. */
const titleOf = (title: string) => (/\S/.test(title) ? title : "Untitled");

function entryOf(entry: FeedEntry): Xml {
  const { replies, inReplyTo, tags } = entry;
  return element("entry", {}, [
    element("id", {}, entry.id),
    element("title", {}, titleOf(entry.title)),
    element("published", {}, entry.published.toISOString()),
    element("updated", {}, entry.updated.toISOString()),
    authorOf(entry.author),
    link("alternate", entry.url, { type: "text/html" }),
    replies && link("replies", replies.feed, { type: ATOM, "thr:count": String(replies.count) }),
    inReplyTo && element("thr:in-reply-to", { ref: inReplyTo.id, href: inReplyTo.url, type: "text/html" }),
    ...(tags?.names ?? []).map((term) => element("category", { term, scheme: tags?.directory })),
    element("content", { type: "html" }, entry.html),
  ]);
}

/** A feed as an Atom document (RFC 4287), with the threading extension (RFC 4685). */
export function atomDocument(feed: Feed): string {
  return (
    XML_DECLARATION +
    element(
      "feed",
      {
        xmlns: "http://www.w3.org/2005/Atom",
        "xmlns:thr": "http://purl.org/syndication/thread/1.0",
        "xml:lang": "en",
      },
      [
        element("id", {}, feed.id),
        element("title", {}, titleOf(feed.title)),
        feed.subtitle ? element("subtitle", {}, feed.subtitle) : undefined,
        element("updated", {}, feed.updated.toISOString()),
        link("self", feed.self, { type: ATOM }),
        link("alternate", feed.page, { type: "text/html" }),
        feed.next === undefined ? undefined : link("next", feed.next, { type: ATOM }),
        element("icon", {}, feed.icon),
        element("generator", {}, "Posthouse"),
        ...feed.entries.map(entryOf),
      ],
    )
  );
}
