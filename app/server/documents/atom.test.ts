import { describe, expect, it } from "vitest";

import { atomFaults, childrenOf, parseXml } from "../../../tests/atom";
import { withAbsoluteLinks } from "./addresses";
import { atomDocument, type Feed, type FeedEntry } from "./atom";

const at = new Date("2026-11-22T10:00:00.000Z");

const entry = (changes: Partial<FeedEntry> = {}): FeedEntry => ({
  id: "urn:uuid:01a20570-ea3a-778f-948d-0524019fb095",
  title: "A title",
  url: "https://example.com/posts/1",
  author: { name: "Ada", uri: "https://example.com/@ada" },
  published: at,
  updated: at,
  html: "<p>Text</p>",
  ...changes,
});

const feed = (changes: Partial<Feed> = {}): Feed => ({
  id: "tag:example.com,2026:feed",
  title: "The site",
  self: "https://example.com/feed.xml",
  page: "https://example.com/",
  icon: "https://example.com/favicon.svg",
  updated: at,
  entries: [entry()],
  ...changes,
});

/** Each plane's last two are no characters, and XML forbids those of the first plane and most below the space. */
const UGLY = `\u0000\u0001\u0008\u000b\u000c\u000e\u001f\u007f\u0085\u2028\ufffe\uffff\u{1fffe}\ud800 ]]> <![CDATA[ </entry> &amp; &#0; "'`;

describe("an Atom document", () => {
  it("is valid with nothing in it, with everything, and without an author", () => {
    const whole = entry({
      tags: { names: ["c++", "día"], directory: "https://example.com/tags" },
      replies: { feed: "https://example.com/posts/1/feed.xml", count: 3 },
      inReplyTo: { id: "urn:uuid:1", url: "https://example.com/posts/0" },
      author: null,
    });
    const full = feed({
      subtitle: "Of the group",
      next: "https://example.com/feed.xml?before=1",
      entries: [whole],
    });
    for (const document of [feed({ entries: [] }), feed(), full]) {
      expect(atomFaults(atomDocument(document))).toEqual([]);
    }
  });

  it("holds any text, as it was written where XML can hold it", () => {
    const hard = { title: UGLY, html: UGLY, author: { name: UGLY, uri: "https://example.com/@ada" } };
    const xml = atomDocument(
      feed({
        title: UGLY,
        subtitle: UGLY,
        entries: [entry({ ...hard, tags: { names: [UGLY], directory: "https://example.com/tags" } })],
      }),
    );
    expect(atomFaults(xml)).toEqual([]);
    const [only] = childrenOf(parseXml(xml), "entry");
    expect(only && childrenOf(only, "content")[0]?.text).toContain(`]]> <![CDATA[ </entry> &amp; &#0; "'`);
  });

  it("names an entry whose title can't be seen", () => {
    expect(atomDocument(feed({ entries: [entry({ title: " " })] }))).toContain("<title>Untitled</title>");
  });

  it.each([
    ["a missing id", (xml: string) => xml.replace(/<id>.*?<\/id>/, "")],
    ["a title twice", (xml: string) => xml.replace(/(<title>.*?<\/title>)/, "$1$1")],
    ["a date without a zone", (xml: string) => xml.replace("10:00:00.000Z", "10:00:00")],
    [
      "a relative address",
      (xml: string) => xml.replace('href="https://example.com/posts/1"', 'href="/posts/1"'),
    ],
    ["no self link", (xml: string) => xml.replace('rel="self"', 'rel="related"')],
    ["an entry twice", (xml: string) => xml.replace(/(<entry>.*<\/entry>)/, "$1$1")],
    ["an author without a name", (xml: string) => xml.replace("<name>Ada</name>", "")],
    ["a control character", (xml: string) => xml.replace("A title", "A\u0001title")],
    ["an unescaped sign", (xml: string) => xml.replace("A title", "A < title")],
  ])("would be found out with %s", (_, spoil) => {
    expect(atomFaults(spoil(atomDocument(feed())))).not.toEqual([]);
  });
});

describe("links in a feed", () => {
  it("are named in full, in tags alone", () => {
    const page = "https://example.com/posts/1/a?b=c";
    const html =
      '<a href="/@ada">x</a><img src="/a&amp;b.png"><a href="#fn1">1</a><a href="https://x.example/">y</a> href="/text"';
    expect(withAbsoluteLinks(html, page)).toBe(
      '<a href="https://example.com/@ada">x</a><img src="https://example.com/a&amp;b.png"><a href="https://example.com/posts/1/a?b=c#fn1">1</a><a href="https://x.example/">y</a> href="/text"',
    );
  });
});
