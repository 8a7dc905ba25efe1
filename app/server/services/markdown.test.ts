import { describe, expect, it } from "vitest";

import { EXTRACT_MAX } from "~/validators/post";
import { mentionsIn, plainTextOf, renderMarkdown } from "./markdown";

const html = (markdown: string, handles: string[] = [], options = {}) =>
  renderMarkdown(markdown, new Set(handles), options).html.trim();
const line = (markdown: string) => html(markdown).replace(/^<p dir="auto">|<\/p>$/g, "");

describe("what members write", () => {
  it("has tables, their columns to their side, that scroll by themselves", () => {
    expect(html("| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 |")).toBe(
      `<div class="wide" role="group" aria-label="Table" tabindex="0"><table dir="auto">
<thead>
<tr>
<th class="to-left">a</th>
<th class="to-center">b</th>
<th class="to-right">c</th>
</tr>
</thead>
<tbody>
<tr>
<td class="to-left">1</td>
<td class="to-center">2</td>
<td class="to-right"></td>
</tr>
</tbody>
</table></div>`,
    );
  });

  it("has tasks that nobody can press", () => {
    const shown = html("- [ ] one\n- [x] two\n- [X] three\n- [y] four\n- [ ]none");
    expect(shown.match(/<input type="checkbox" aria-label="Done" disabled \/> one/g)).toHaveLength(1);
    expect(shown.match(/<input type="checkbox" aria-label="Done" disabled checked \/> t/g)).toHaveLength(2);
    expect(shown).toContain("<li>[y] four</li>\n<li>[ ]none</li>");
  });

  it("strikes through, and makes links of addresses as GFM does, and of no other words", () => {
    expect(line("~~a~~")).toBe("<s>a</s>");
    expect(line("See www.a.example/b_(c), a.example")).toBe(
      'See <a href="http://www.a.example/b_(c)" rel="nofollow ugc">www.a.example/b_(c)</a>, a.example',
    );
    expect(line("ada@a.example.")).toBe(
      '<a href="mailto:ada@a.example" rel="nofollow ugc">ada@a.example</a>.',
    );
    expect(line("ftp://a.example //a.example irc://a.example")).not.toContain("<a");
  });

  it("has notes whose names meet no others on a page", () => {
    const text = "One[^a] and again[^a].\n\n[^a]: The note.";
    const ids = (shown: string) => [...shown.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const [post, comment, one, other] = [
      html(text),
      html(text, [], { kind: "comment" }),
      html(text, [], { kind: "comment", mark: "1" }),
      html(text, [], { kind: "comment", mark: "2" }),
    ].map(ids);
    expect(new Set([post, comment, one, other].flat()).size).toBe(12);
    for (const [, target] of html(text).matchAll(/href="#([^"]*)"/g)) expect(post).toContain(target);
    expect(html("^[in place]")).not.toContain("note");
    expect(html("[^unknown]")).not.toContain("note-ref");
  });

  it("colours code in a language that it knows, by classes of its own", () => {
    expect(html("```ts\nconst a = 1;\n```")).toContain('<span class="code-keyword">const</span>');
    expect(html("```nonsense\nconst a\n```")).toContain("<code>const a\n</code>");
    expect(html("```html\n<script>let a</script>\n```")).toContain("&lt;");
    const nested = "```js\n" + "`${".repeat(3000) + "\n```";
    expect(html(nested).replace(/<[^>]*>/g, "")).toBe(`${"`${".repeat(3000)}\n`);
  });

  it("puts headings below those of the page, leaving no level out", () => {
    const levels = (markdown: string, kind: string) =>
      [...html(markdown, [], { kind }).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels("# a\n## b\n### c\n# d", "post")).toEqual([2, 3, 4, 2]);
    expect(levels("### a\n###### b\n## c\n\nd\n-", "post")).toEqual([2, 3, 2, 2]);
    expect(levels("# a\n## b\n### c\n#### d\n##### e\n###### f", "post")).toEqual([2, 3, 4, 5, 6, 6]);
    expect(levels("# a\n## b", "comment")).toEqual([3, 4]);
  });

  it("gives each block the direction of what it says", () => {
    for (const [markdown, tag] of [
      ["a", "p"],
      ["# a", "h2"],
      ["> a", "blockquote"],
      ["- a", "ul"],
      ["1. a", "ol"],
    ] as const) {
      expect(html(markdown)).toMatch(new RegExp(`^<${tag} dir="auto">`));
    }
  });

  it("links pictures instead of loading them", () => {
    expect(line("![A cat](https://a.example/cat.png)")).toBe(
      '<a href="https://a.example/cat.png" class="picture" rel="nofollow ugc">A cat</a>',
    );
    expect(line("![](/a/cat.png?b)")).toContain(">cat.png</a>");
    expect(line("[![A *cat*](/cat.png)](/b)")).toBe('<a href="/b" rel="nofollow ugc">A cat</a>');
    expect(line("![x](data:image/png;base64,AAAA)")).not.toContain("<a");
  });

  it("leads to places on this site, to the web and to mail only", () => {
    for (const href of ["/posts", "#part", "?a=1", "page", "https://a.example", "mailto:a@a.example"]) {
      expect(line(`[a](${href})`)).toBe(`<a href="${href}" rel="nofollow ugc">a</a>`);
    }
    for (const href of ["tel:1", "ftp://a.example", "file:///a", "", "http://"]) {
      expect(line(`[a](${href})`)).not.toContain("<a");
    }
  });
});

describe("mentions", () => {
  it("are links where the member exists, outside of code and links", () => {
    expect(line("@ada")).toBe("@ada");
    const named = (markdown: string) => html(markdown, ["ada", "grace-h"]);
    expect(
      named("Hi @Ada, @grace-h. (@ada)").match(/<a href="\/@(ada|grace-h)" class="mention">/g),
    ).toHaveLength(3);
    for (const other of [
      "`@ada`",
      "    @ada",
      "[see @ada](/x)",
      "x@ada",
      "@ada@a.example",
      "@ada/engine",
      "@adaé",
      "@ada-x",
      "\\@ada",
      "&#64;ada",
      "https://a.example/@ada",
    ]) {
      expect(named(other), other).not.toContain("mention");
    }
  });

  it("are found once each, and not without end", () => {
    expect(mentionsIn("@Ada @ada, @b @grace-h. x@y @a--b @toolong" + "g".repeat(30))).toEqual([
      "ada",
      "grace-h",
    ]);
    const many = Array.from({ length: 80 }, (_, at) => `@member-${at}`).join(" ");
    expect(mentionsIn(many)).toHaveLength(50);
  });
});

describe("the start of a text", () => {
  const extract = (markdown: string) => renderMarkdown(markdown, new Set()).extract;

  it("is one line without marks, code, tables and notes", () => {
    expect(
      extract(
        "# A *title*\n\nSome `code`[^1]\nand [a link](/x).\n\n```\nlong\n```\n\n|a|\n|-|\n\n- [ ] b\n\n[^1]: N",
      ),
    ).toBe("A title Some code and a link. b");
  });

  it("is what there is, where there is nothing else", () => {
    expect(extract("```\nlet a\n```")).toBe("let a");
    expect(extract("| a | b |\n|-|-|")).toBe("a b");
    expect(extract("---")).toBe("");
  });

  it("fits its column, cut between words", () => {
    const long = extract("word ".repeat(100));
    expect(long).toMatch(/^(word )+word…$/);
    expect(long.length).toBeLessThanOrEqual(EXTRACT_MAX);
    expect([...extract("😀".repeat(300))]).toHaveLength(EXTRACT_MAX);
    expect(extract("a".repeat(EXTRACT_MAX))).toBe("a".repeat(EXTRACT_MAX));
  });

  it("is told apart from the whole, which a search goes through", () => {
    expect(plainTextOf("# A\n\n*b*\nc\n\n```js\nlet d\n```\n\n|e|\n|-|\n\n<b>f</b>")).toBe(
      "A\nb c\nlet d\ne\n<b>f</b>",
    );
  });
});
