import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { axeFaults, expectSound, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

/** A word that only the posts of this run have: others fill the same site. */
const mark = `q${randomBytes(5).toString("hex").replace(/\d/g, "z")}`;

beforeAll(async () => {
  const { cookie } = await signUp(base, { name: "Searcher" });
  const api = apiOf(base, { cookie, origin: base });
  await api.post.create.mutate({
    title: `The ${mark} lantern <script>alert(1)</script>`,
    content: `Some text about a ${mark} & <b>bold</b> words.`,
    tags: [mark],
  });
  for (let number = 0; number < 12; number += 1) {
    await api.post.create.mutate({ title: `Letter ${number}`, content: `Written on ${mark} paper.` });
  }
  await api.post.create.mutate({
    title: "Quoted",
    content: `The night ${mark} came, and ${mark} night followed.`,
  });
});

describe("the search page over HTTP", () => {
  const page = async (query: string) => {
    const response = await fetch(`${base}/search${query}`);
    return { status: response.status, url: response.url, html: await response.text() };
  };

  it("is whole in its HTML, marked, and not for search engines", async () => {
    const { status, html } = await page(`?q=${mark}+lantern`);
    expect(status).toBe(200);
    expect(html).toContain("1 post found");
    expect(html).toMatch(new RegExp(`<mark[^>]*>${mark}</mark>`));
    expect(html).toContain('content="noindex"');
    expect(html).not.toContain("<script>alert");
  });

  it("leads to the page of a comment that was found, which any thread has", async () => {
    const { cookie } = await signUp(base, { name: "Finder" });
    const api = apiOf(base, { cookie, origin: base });
    const { id: postId } = await api.post.create.mutate({ title: "Discussed", content: "Its text." });
    const { id } = await api.comment.create.mutate({ postId, content: `A ${mark}x mentioned here.` });
    const { html } = await page(`?q=${mark}x`);
    expect(html).toContain(`href="/posts/${postId}/comments/${id}"`);
    expect(html).not.toContain("#comment-");
    expect((await fetch(`${base}/posts/${postId}/comments/${id}`)).status).toBe(200);
  });

  it("takes a query as a form sends it", async () => {
    expect((await page(`?q=%22night+${mark}%22`)).html).toContain("1 post found");
    expect((await page(`?q=%22${mark}+night%22`)).html).toContain("1 post found");
    expect((await page(`?q=%22paper+night%22`)).html).toContain("Nothing found");
    for (const query of [
      "?q=42",
      "?q=true",
      "?q=null",
      "?q=%7B%22a%22%3A1%7D",
      "?q=a&q=b",
      "?q[]=a",
      "?q=%00",
      "?q=%",
    ])
      expect((await page(query)).status, query).toBe(200);
    expect((await page("?q=%22a%22")).url).toBe(`${base}/search?q=%22a%22`);
  });

  it("answers long, empty and strange searches with words", async () => {
    expect((await page("")).html).toContain("Begin with a word");
    expect((await page("?q=%21%21")).html).toContain("There is no word in this search");
    expect((await page(`?q=${"lamp+".repeat(2000)}`)).html).toContain("its first 32 words count");
    expect((await page(`?q=${mark}&tag=none-such`)).html).toContain("No post has the tag");
    expect((await page(`?q=+&tag=${mark}`)).html).toContain("1 post found");
    expect((await page(`?q=${mark}&cursor=nonsense`)).url).toBe(`${base}/search?q=${mark}`);
  });
});

describe.skipIf(!hasBrowser)("a person who searches", () => {
  it("needs no scripts, from the first page to the next and back", async () => {
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("link", { name: "Search" }).click();
    await page.getByRole("searchbox").fill(`${mark} paper`);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("More than 10 posts found").waitFor();
    expect(await page.getByRole("article").count()).toBe(10);
    await page.getByRole("link", { name: "More results" }).click();
    await page.getByRole("link", { name: "First page" }).waitFor();
    expect(await page.getByRole("article").count()).toBe(2);
    await page.goBack();
    await page.getByText("More than 10 posts found").waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe(`${mark} paper`);
  });

  it("comes by the key, types, finds, opens, and comes back", async () => {
    const page = await openWindow();
    await visit(page, "/");
    await page.keyboard.press("/");
    await page.waitForURL("**/search");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("q");
    // In the box it is a sign like any other.
    await page.keyboard.type(`${mark.slice(0, -2)}/ lantern`);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=*");
    expect(await page.getByRole("searchbox").inputValue()).toBe(`${mark.slice(0, -2)}/ lantern`);
    await page.getByText(/Showing results for|Nothing found/).waitFor();
    await page.getByRole("searchbox").fill(`lantern ${mark.slice(0, -2)}`);
    await page.keyboard.press("Enter");
    await page.getByText("1 post found").waitFor();
    await page.getByRole("link", { name: `The ${mark} lantern` }).press("Enter");
    await page.getByRole("heading", { level: 1, name: `The ${mark} lantern` }).waitFor();
    await page.goBack();
    await page.getByText("1 post found").waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe(`lantern ${mark.slice(0, -2)}`);
    await page.goBack();
    await expect.poll(() => page.getByRole("searchbox").inputValue()).toBe(`${mark.slice(0, -2)}/ lantern`);
  });

  it("is told what a mistyped word was taken for", async () => {
    const page = await openWindow();
    await visit(page, `/search?q=${mark}+lantren`);
    await page.getByText("Showing results for “lantern”").waitFor();
    expect(await page.getByRole("article").count()).toBe(1);
  });

  it("narrows by a tag, and takes it away", async () => {
    const page = await openWindow();
    await visit(page, `/search?q=${mark}`);
    await page.getByText("Only with a tag, or by an author").click();
    await page.getByLabel("Tag").fill(mark.toUpperCase());
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByText("1 post found").waitFor();
    await page.getByRole("link", { name: /remove this filter/ }).click();
    await page.getByText("More than 10 posts found").waitFor();
  });

  it("finds pages that are sound, empty and full", async () => {
    const page = await openWindow();
    for (const path of [
      "/search",
      `/search?q=${mark}&tag=${mark}`,
      `/search?q=${mark}`,
      "/search?q=nothing+of+it",
    ])
      await expectSound(page, path);
    await page.getByText("Only with a tag").click();
    expect(await axeFaults(page)).toEqual([]);
  });
});
