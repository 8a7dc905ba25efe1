import { eq } from "drizzle-orm";
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

/** Vectors, or as many as a field holds, in everything that a member may write. */
interface Written {
  postIds: string[];
  handles: string[];
}

/**
 * The pages that show what members wrote. What comes to show more, comments for one, is written in
 * `writeAll` and gets its pages here.
 */
const pagesOf = ({ postIds, handles }: Written): string[] => [
  "/",
  ...postIds.map((id) => `/posts/${id}`),
  ...handles.map((handle) => `/@${handle}`),
];

async function writeAll(server: TestServer, db: Database): Promise<Written & { cookie: string }> {
  const { cookie, email } = await signUp(server.url, { name: "Writer" });
  const api = apiOf(server.url, { cookie, "x-forwarded-for": randomAddress() });
  const titles = packed(VECTORS, 256, " ");
  const bodies = packed(VECTORS, 1_200, "\n\n");
  const written: Written = { postIds: [], handles: [] };

  for (const [at, content] of bodies.entries()) {
    const { id } = await api.post.create.mutate({ title: titles[at % titles.length] ?? "T", content });
    written.postIds.push(id);
  }
  await fileUnder(api, written.postIds[0] ?? "", VECTORS);

  // No form lets all of this into a name; whatever is in the database must be shown harmlessly.
  for (const [at, title] of titles.entries()) {
    const handle = `member-${at}`;
    const author = await createUser(db, { handle, name: title, bio: bodies[at % bodies.length] ?? title });
    // Rendered by an older version of our code, as far as the row says.
    const { id } = await createPost(db, { author, title, content: title });
    if (at % 8 === 0) written.postIds.push(id);
    if (at % 8 === 0) written.handles.push(handle);
  }
  await db
    .update(user)
    .set({ name: titles[0] ?? "", bio: bodies[0] ?? "" })
    .where(eq(user.email, email));
  return { ...written, cookie };
}

/** Gives a post each tag that may be one, five at a time. */
async function fileUnder(api: ReturnType<typeof apiOf>, id: string, tags: readonly string[]): Promise<void> {
  const allowed: string[] = [];
  for (const tag of tags) {
    await api.post.update.mutate({ id, tags: [tag] }).then(
      () => allowed.push(tag),
      () => undefined,
    );
    if (allowed.length === 15) break;
  }
  await api.post.update.mutate({ id, tags: allowed.slice(-5) });
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
      await page.goto("/settings", { waitUntil: "networkidle" });
      expect(caught).toEqual([]);
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
});
