import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signUp } from "./client";
import { visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const mark = randomBytes(4).toString("hex");
/** Would end the script that it stands in, and runs when it does. */
const TITLE = `</script><script>window.caught=1</script><!-- & "quoted" ${mark}`;

let cookie: string;
let handle: string;
let post: { id: string; slug: string };
let other: { id: string; slug: string };

beforeAll(async () => {
  ({ cookie } = await signUp(base, { name: `Ada "<b>" ${mark}` }));
  const api = apiOf(base, { cookie });
  handle = (await api.auth.getSession.query())?.user.handle ?? "";
  other = await api.post.create.mutate({ title: `Other ${mark}`, content: "Another text." });
  post = await api.post.create.mutate({
    title: TITLE,
    content: "The text & <i>all</i>.",
    tags: ["reading", "c++"],
  });
});

interface Head {
  title: string;
  canonical: string[];
  feeds: string[];
  /** Contents by name or property, in order. */
  meta: Record<string, string[]>;
  data: Record<string, unknown>[];
}

/** What the head says, as a program that reads pages would find it. */
const headOf = (page: Page): Promise<Head> =>
  page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const meta: Record<string, string[]> = {};
    for (const tag of all("meta[content]")) {
      const name = tag.getAttribute("property") ?? tag.getAttribute("name") ?? "";
      (meta[name] ??= []).push(tag.getAttribute("content") ?? "");
    }
    return {
      title: document.title,
      canonical: all("link[rel=canonical]").map((link) => (link as HTMLLinkElement).href),
      feeds: all('link[type="application/atom+xml"]').map((link) => (link as HTMLLinkElement).href),
      meta,
      data: all('script[type="application/ld+json"]').map(
        (script) => JSON.parse(script.textContent) as Record<string, unknown>,
      ),
    };
  });

describe.skipIf(!hasBrowser)("the head of a page", () => {
  it("tells of a post, whatever its title, and lets nothing in it run", async () => {
    const page = await openWindow();
    await visit(page, `/posts/${post.id}/${post.slug}`);
    const url = `${base}/posts/${post.id}/${post.slug}`;
    const { title, canonical, feeds, meta, data } = await headOf(page);
    expect(title).toBe(`${TITLE} · Posthouse`);
    expect(canonical).toEqual([url]);
    expect(feeds).toEqual([`${base}/posts/${post.id}/feed.xml`]);
    expect(meta).toMatchObject({
      "og:type": ["article"],
      "og:site_name": ["Posthouse"],
      "og:url": [url],
      "og:title": [TITLE],
      "og:image:alt": [TITLE],
      "og:image:width": ["1200"],
      "og:image:height": ["630"],
      "twitter:card": ["summary_large_image"],
      "article:author": [`${base}/@${handle}`],
      "article:tag": ["reading", "c++"],
    });
    expect(meta.description).toEqual(meta["og:description"]);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      "@type": "DiscussionForumPosting",
      headline: TITLE,
      url,
      author: { "@type": "Person", name: `Ada "<b>" ${mark}`, url: `${base}/@${handle}` },
      commentCount: 0,
      keywords: ["reading", "c++"],
    });
    expect(Date.parse(String(data[0]?.datePublished))).not.toBeNaN();
    expect(await page.evaluate(() => "caught" in window)).toBe(false);
    expect((await fetch(meta["og:image"]?.[0] ?? "")).headers.get("content-type")).toBe("image/png");
  });

  it("tells of a member, and of the site and how it is searched", async () => {
    const page = await openWindow();
    await visit(page, `/@${handle}`);
    const profile = await headOf(page);
    expect(profile.canonical).toEqual([`${base}/@${handle}`]);
    expect(profile.feeds).toEqual([`${base}/@${handle}/feed.xml`]);
    expect(profile.meta["og:type"]).toEqual(["profile"]);
    expect(profile.data).toMatchObject([
      { "@type": "ProfilePage", mainEntity: { "@type": "Person", alternateName: handle } },
    ]);
    const older = `/@${handle}?cursor=${post.id}`;
    await visit(page, older);
    expect(await headOf(page)).toMatchObject({ canonical: [base + older], feeds: profile.feeds });
    await visit(page, "/");
    const site = await headOf(page);
    expect(site.canonical).toEqual([`${base}/`]);
    expect(site.feeds).toEqual([`${base}/feed.xml`]);
    expect(site.data).toMatchObject([{ "@type": "WebSite", potentialAction: { "@type": "SearchAction" } }]);
  });

  it("says each thing once and of this page, after other pages were opened without a load", async () => {
    const page = await openWindow();
    await visit(page, `/posts/${post.id}/${post.slug}`);
    await page
      .getByRole("main")
      .getByRole("link", { name: `Ada "<b>" ${mark}` })
      .click();
    await page.getByRole("link", { name: `Other ${mark}` }).click();
    await page.getByRole("heading", { level: 1, name: `Other ${mark}` }).waitFor();
    await expect
      .poll(async () => (await headOf(page)).canonical)
      .toEqual([`${base}/posts/${other.id}/${other.slug}`]);
    const { title, meta, feeds, data } = await headOf(page);
    expect(title).toBe(`Other ${mark} · Posthouse`);
    expect(await page.locator("title").count()).toBe(1);
    expect(feeds).toEqual([]);
    expect(data).toEqual([]);
    // A tag without a name says nothing.
    const said = Object.entries(meta).filter(([name]) => name !== "");
    expect(JSON.stringify(said)).not.toContain(mark);
    for (const [name, contents] of said) expect([name, contents.length]).toEqual([name, 1]);
    // Back at the first page, what is left is right.
    await page.goBack();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    await expect
      .poll(async () => (await headOf(page)).canonical)
      .toEqual([`${base}/posts/${post.id}/${post.slug}`]);
  });

  it("leads to a post's one address without a load too, with what was asked", async () => {
    const page = await openWindow();
    await visit(page, "/");
    await page.evaluate((id) => {
      const link = document.createElement("a");
      link.href = `/posts/${id}/once?page=2#main`;
      document.querySelector("main")?.append(link);
      history.pushState({}, "", link.href);
      dispatchEvent(new PopStateEvent("popstate"));
    }, other.id);
    await page.waitForURL(`${base}/posts/${other.id}/${other.slug}?page=2#main`);
    await page.getByRole("heading", { level: 1, name: `Other ${mark}` }).waitFor();
  });

  it("is short for who is signed in, and where there is no page", async () => {
    const page = await openWindow({ cookie });
    await visit(page, `/posts/${post.id}/${post.slug}`);
    const own = await headOf(page);
    expect(own.canonical).toEqual([`${base}/posts/${post.id}/${post.slug}`]);
    expect([own.data, own.meta["og:title"]]).toEqual([[], undefined]);
    const guest = await openWindow();
    for (const path of ["/posts/12", "/nothing/here", "/@nobody-at-all"]) {
      await visit(guest, path);
      const { canonical, meta } = await headOf(guest);
      expect([path, canonical, meta["og:title"]]).toEqual([path, [], undefined]);
    }
  });
});

describe.skipIf(!hasBrowser)("a member's own page", () => {
  it("offers the first post while there is none", async () => {
    const { cookie: newcomer } = await signUp(base, { name: "Newcomer" });
    const own = (await apiOf(base, { cookie: newcomer }).auth.getSession.query())?.user.handle ?? "";
    const page = await openWindow({ cookie: newcomer });
    await visit(page, `/@${own}`);
    await page.getByRole("link", { name: "Write your first post" }).click();
    await page.waitForURL(`${base}/posts/new`);
    const guest = await openWindow();
    await visit(guest, `/@${own}`);
    await guest.getByText("No posts yet.").waitFor();
    expect(await guest.getByRole("link", { name: "Write your first post" }).count()).toBe(0);
  });
});
