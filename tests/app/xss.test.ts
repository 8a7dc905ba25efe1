import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { BrowserContext, Page } from "playwright-core";
import type { Database } from "~/server/db/client";

import { postgresDatabase } from "~/server/db/client";
import { createPost, createUser } from "~/server/db/factories";
import { findHolder } from "~/server/db/embedded/lock";
import { user } from "~/server/db/schema";
import { renderMarkdown } from "~/server/services/markdown";
import { launchBrowser } from "./browser";
import { apiOf, randomAddress, signUp } from "./client";
import { startServer, type TestServer } from "./server";
import { VECTORS } from "../xss-vectors";

const browser = await launchBrowser();

/** As many vectors as fit into `max` characters, text by text. */
function packed(vectors: readonly string[], max: number, between: string): string[] {
  const texts: string[] = [];
  for (const vector of vectors) {
    const last = texts.at(-1);
    const longer = last === undefined ? vector : last + between + vector;
    if (last !== undefined && longer.length <= max) texts[texts.length - 1] = longer;
    else texts.push(vector.slice(0, max).toWellFormed());
  }
  return texts;
}

/** One of several texts, in turn. */
const turn = (texts: readonly string[], at: number) => texts[at % texts.length] ?? "";

/** Vectors, or as many as a field holds, in everything that a member may write. */
interface Written {
  postIds: string[];
  handles: string[];
  /** The post that has comments, and the one of them that is deepest. */
  thread: string;
  deepest: string;
  /** A comment that was changed. */
  changed: string;
  /** The handle of the one who wrote the comments. */
  writer: string;
  tags: string[];
}

/**
 * The pages that show what members wrote. What comes to show more, comments for one, is written in
 * `writeAll` and gets its pages here.
 */
const pagesOf = ({ postIds, handles, thread, deepest, changed, writer, tags }: Written): string[] => [
  "/",
  ...postIds.map((id) => `/posts/${id}`),
  ...handles.map((handle) => `/@${handle}`),
  `/posts/${thread}/comments/${deepest}`,
  ...postIds.slice(0, 4).flatMap((id) => [`/posts/${id}/history`, `/posts/${id}/history?version=2`]),
  `/posts/${thread}/history?comment=${changed}`,
  `/@${writer}?show=comments`,
  "/tags",
  ...tags.map((tag) => `/tags/${encodeURIComponent(tag)}`),
  ...packed(VECTORS, 1_000, " ").map((query) => `/search?q=${encodeURIComponent(query)}`),
  // What many hits show: titles, extracts of posts and of comments, and what a wrong word may have meant.
  ...["trap", "script", "onerror", "javascript", "evil", "trop"].map((query) => `/search?q=${query}`),
];

/** Files for programs, which a browser shows, or offers to keep. */
const documentsOf = ({ thread, writer, tags }: Written): string[] => [
  "/feed.xml",
  `/posts/${thread}/feed.xml`,
  `/@${writer}/feed.xml`,
  ...tags.map((tag) => `/tags/${encodeURIComponent(tag)}/feed.xml`),
  "/sitemap.xml",
  "/robots.txt",
];

async function writeAll(server: TestServer, db: Database): Promise<Written & { cookie: string }> {
  const { cookie, email } = await signUp(server.url, { name: "Writer" });
  const api = apiOf(server.url, { cookie, "x-forwarded-for": randomAddress() });
  const titles = packed(VECTORS, 256, " ");
  const bodies = packed(VECTORS, 1_200, "\n\n");
  const written = { postIds: [] as string[], handles: [] as string[] };

  for (const [at, content] of bodies.entries()) {
    const { id } = await api.post.create.mutate({ title: turn(titles, at), content });
    written.postIds.push(id);
  }
  const thread = turn(written.postIds, 0);
  const tags = await fileUnder(api, thread, VECTORS);
  const { deepest, changed } = await discuss(api, thread, bodies);
  for (const [at, id] of written.postIds.slice(0, 4).entries()) {
    await api.post.update.mutate({ id, title: turn(titles, at + 1), content: turn(bodies, at + 1) });
    await api.bookmark.set.mutate({ postId: id, on: true });
  }
  for (const [at, content] of bodies.entries()) {
    const id = uuidv7();
    const title = turn(titles, at);
    await api.draft.save.mutate({ id, target: `new-post:${id}`, title, content, tags: [], version: 0 });
  }

  // No form lets all of this into a name; whatever is in the database must be shown harmlessly.
  for (const [at, title] of titles.entries()) {
    const handle = `member-${at}`;
    const author = await createUser(db, { handle, name: title, bio: turn(bodies, at) });
    // Rendered by an older version of our code, as far as the row says.
    const { id } = await createPost(db, { author, title, content: title });
    if (at % 8 === 0) written.postIds.push(id);
    if (at % 8 === 0) written.handles.push(handle);
  }
  await db
    .update(user)
    .set({ name: turn(titles, 0), bio: turn(bodies, 0) })
    .where(eq(user.email, email));
  const writer = (await api.auth.getSession.query())?.user.handle ?? "";
  return { ...written, thread, deepest, changed, writer, tags, cookie };
}

/** Comments with these texts: twenty of them replies, each to the one before. */
async function discuss(api: ReturnType<typeof apiOf>, postId: string, texts: readonly string[]) {
  let deepest: string | undefined;
  for (const [at, content] of texts.entries()) {
    const parentId = at < 20 ? deepest : undefined;
    const { id } = await api.comment.create.mutate({ postId, parentId, content });
    if (at < 20) deepest = id;
  }
  const changed = deepest ?? "";
  await api.comment.update.mutate({ id: changed, content: texts[0] ?? "" });
  return { deepest: changed, changed };
}

/** Gives a post each tag that may be one, one at a time; it keeps five, which are answered. */
async function fileUnder(api: ReturnType<typeof apiOf>, id: string, tags: readonly string[]) {
  const allowed: string[] = [];
  for (const tag of tags) {
    await api.post.update.mutate({ id, tags: [tag] }).then(
      () => allowed.push(tag),
      () => undefined,
    );
    if (allowed.length === 15) break;
  }
  return (await api.post.update.mutate({ id, tags: allowed.slice(-5) })).tags;
}

/** What ran, or tried to, since the window was opened. */
async function trapped(context: BrowserContext, base: string): Promise<string[]> {
  const caught: string[] = [];
  await context.exposeFunction("posthouseTrap", (what: string) => void caught.push(what));
  await context.addInitScript(() => {
    const tell = (window as unknown as { posthouseTrap: (what: string) => void }).posthouseTrap;
    for (const name of ["trap", "alert", "confirm", "prompt"]) {
      const value = () => tell(`${name} was called`);
      Object.defineProperty(window, name, { value, writable: false, configurable: false });
    }
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      // Zod, in a form of our own, tries whether it may.
      if (blockedURI === "eval" && sourceFile.startsWith(`${location.origin}/assets/`)) return;
      tell(`${violatedDirective} kept ${blockedURI} away`);
    });
  });
  context.on("page", (page) => {
    page.on("dialog", (dialog) => {
      caught.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => caught.push(`error: ${error.message}`));
    page.on("request", (request) => {
      // A link that is followed leads elsewhere; nothing else may.
      if (!request.url().startsWith(base) && !request.isNavigationRequest())
        caught.push(`asked for ${request.url()}`);
    });
  });
  return caught;
}

/** What of a page's texts a browser has made of them that none should have. */
const strangeParts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".prose-text *")].flatMap((element) => {
      const { localName, namespaceURI } = element;
      const isKnown =
        /^(h[2-6]|p|br|hr|blockquote|pre|code|[uo]l|li|a|em|strong|s|sup|table|thead|tbody|tr|th|td|div|span|input)$/.test(
          localName,
        ) && namespaceURI === "http://www.w3.org/1999/xhtml";
      const attributes = element
        .getAttributeNames()
        .filter(
          (name) =>
            !/^(aria-label|checked|class|dir|disabled|href|id|rel|role|start|tabindex|title|type)$/.test(
              name,
            ),
        );
      const isHarmless =
        !(element instanceof HTMLAnchorElement) ||
        !element.hasAttribute("href") ||
        /^(https?|mailto):$/.test(element.protocol);
      return isKnown && attributes.length === 0 && isHarmless ? [] : [element.outerHTML];
    }),
  );

describe.skipIf(!browser)("what members write", () => {
  let server: TestServer;
  let written: Awaited<ReturnType<typeof writeAll>>;
  let context: BrowserContext;
  let caught: string[];

  beforeAll(async () => {
    server = await startServer();
    const address = (await findHolder(server.dataDir))?.address;
    if (!address) throw new Error("The server told no address of its database.");
    const { db, client } = postgresDatabase(address);
    written = await writeAll(server, db);
    await client.end();
  }, 300_000);

  afterAll(async () => {
    await server.stop();
    await browser?.close();
  });

  const openWindow = async (cookie = "") => {
    if (!browser) throw new Error("There is no browser.");
    context = await browser.newContext({
      baseURL: server.url,
      extraHTTPHeaders: { "x-forwarded-for": randomAddress(), ...(cookie && { cookie }) },
    });
    caught = await trapped(context, server.url);
    return context.newPage();
  };

  it("runs nowhere on the site, for guests", { timeout: 600_000 }, async () => {
    const page = await openWindow();
    for (const path of pagesOf(written)) {
      await page.goto(path, { waitUntil: "networkidle" });
      expect(await strangeParts(page), path).toEqual([]);
      expect(caught, path).toEqual([]);
    }
    await context.close();
  });

  it(
    "runs nowhere for the member who wrote it, and not while moving between pages",
    { timeout: 300_000 },
    async () => {
      const page = await openWindow(written.cookie);
      await page.goto("/", { waitUntil: "networkidle" });
      await page.locator("main article a, main li a").first().click();
      await page.locator("article h1").waitFor();
      expect(await strangeParts(page)).toEqual([]);
      await page.goBack();
      await page.goto(`/posts/${written.postIds[0]}/edit`, { waitUntil: "networkidle" });
      for (const path of ["/settings", "/drafts", "/bookmarks", `/posts/${written.thread}`]) {
        await page.goto(path, { waitUntil: "networkidle" });
        expect(await strangeParts(page), path).toEqual([]);
        expect(caught, path).toEqual([]);
      }
      await context.close();
    },
  );

  it("runs nowhere in the editor: its preview and what it suggests", { timeout: 120_000 }, async () => {
    const page = await openWindow(written.cookie);
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.goto("/posts/new", { waitUntil: "networkidle" });
    const text = page.getByRole("textbox", { name: "Text" });
    const preview = page.getByRole("button", { name: "Preview" });
    for (const vectors of packed(VECTORS, 12_000, "\n\n")) {
      await text.fill(vectors);
      await preview.click();
      await page.locator("[aria-label=Preview][aria-busy=false] .prose-text *").first().waitFor();
      expect(await strangeParts(page)).toEqual([]);
      await preview.click();
    }
    await text.fill("");
    await text.pressSequentially("@member");
    const members = page.getByRole("listbox", { name: "Members" }).getByRole("option");
    await members.first().waitFor();
    expect(await members.count()).toBeGreaterThan(3);
    await text.fill("");
    await page.getByLabel("Tags").pressSequentially(written.tags[0]?.slice(0, 3) ?? "");
    await page.getByRole("option").first().waitFor();
    expect(caught).toEqual([]);
    await context.close();
  });

  it("runs in no file for programs that a browser opens", { timeout: 120_000 }, async () => {
    const page = await openWindow();
    const sitemap = await (await context.request.get("/sitemap.xml")).text();
    const parts = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = ""]) => path);
    expect(parts.length).toBeGreaterThan(0);
    for (const path of [...documentsOf(written), ...parts]) {
      // Chromium saves what it has no view for.
      await page
        .goto(path)
        .catch((error: unknown) => expect(String(error)).toContain("Download is starting"));
      const found = await context.request.get(path);
      expect([path, found.headers()["x-content-type-options"]]).toEqual([path, "nosniff"]);
      expect(found.headers()["content-type"], path).not.toContain("html");
      // Chromium's own view of a tree brings a style, which our policy keeps away.
      const ours = caught.filter((what) => what !== "style-src-elem kept inline away");
      expect(ours, path).toEqual([]);
    }
    await context.close();
  });

  it(
    "leaves the head as it is, and what it says to programs in one piece",
    { timeout: 120_000 },
    async () => {
      const page = await openWindow();
      for (const id of written.postIds) {
        await page.goto(`/posts/${id}`);
        const { facts, odd } = await page.evaluate(() => ({
          facts: [...document.querySelectorAll('script[type="application/ld+json"]')].map(
            ({ textContent }) => (JSON.parse(textContent) as { headline?: string }).headline,
          ),
          odd: [...document.head.children]
            .filter(({ localName }) => !/^(title|meta|link|script|style)$/.test(localName))
            .map(({ outerHTML }) => outerHTML),
        }));
        expect(odd, id).toEqual([]);
        expect(facts, id).toContain(await page.locator("article h1").textContent());
        expect(await page.locator("meta[http-equiv], base").count()).toBe(0);
      }
      await context.close();
    },
  );

  it("runs from no link that is followed", { timeout: 600_000 }, async () => {
    const page = await openWindow();
    for (const id of written.postIds) {
      await page.goto(`/posts/${id}`, { waitUntil: "networkidle" });
      // No answer: the page stays, and the next link can be followed from it.
      await context.route(
        () => true,
        (route) =>
          route.request().isNavigationRequest() ? route.fulfill({ status: 204 }) : route.continue(),
      );
      const links = page.locator(".prose-text a[href]");
      await links.evaluateAll(async (elements) => {
        for (const element of elements) {
          (element as HTMLAnchorElement).click();
          await new Promise((resolve) => setTimeout(resolve));
        }
      });
      await context.unrouteAll();
      expect(caught, id).toEqual([]);
    }
    await context.close();
  });

  it("runs in no browser that is given one vector at a time", { timeout: 300_000 }, async () => {
    const page = await openWindow();
    await page.goto("/");
    const html = VECTORS.map((vector) => renderMarkdown(vector, new Set()).html);
    await page.evaluate((texts) => {
      for (const text of texts) {
        const element = document.createElement("div");
        element.className = "prose-text";
        document.body.append(element);
        element.innerHTML = text;
        // Parsed once more from what the browser itself makes of it: what mutates shows then.
        const { innerHTML } = element;
        element.innerHTML = innerHTML;
      }
    }, html);
    await page.waitForTimeout(500);
    expect(await strangeParts(page)).toEqual([]);
    expect(caught).toEqual([]);
    await context.close();
  });

  it("would be found out by these traps", async () => {
    const page = await openWindow();
    await page.goto("/");
    await page.evaluate(() => {
      const element = document.createElement("div");
      element.className = "prose-text";
      document.body.append(element);
      element.innerHTML = `<img src="https://evil.example/x" onerror="trap()"><a href="javascript:trap()">x</a>`;
      (element.lastElementChild as HTMLAnchorElement).click();
    });
    await expect.poll(() => caught.join("\n")).toMatch(/script-src.*kept[^]*img-src|img-src[^]*script-src/);
    expect(await strangeParts(page)).toHaveLength(2);
    await context.close();
  });

  it("runs on a page that does nothing against it", async () => {
    const page = await openWindow();
    await context.route("**/bare", (route) =>
      route.fulfill({ contentType: "text/html", body: VECTORS.slice(0, 40).join("\n") }),
    );
    await page.goto("/bare");
    await expect.poll(() => caught).toContain("trap was called");
    await context.close();
  });
});
