import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { BrowserContext } from "playwright-core";

import { postgresDatabase } from "~/server/db/client";
import { findHolder } from "~/server/db/embedded/lock";
import { renderMarkdown } from "~/server/services/markdown";
import { launchBrowser } from "./browser";
import { randomAddress } from "./client";
import { startServer, type TestServer } from "./server";
import { documentsOf, packed, pagesOf, writeAll } from "./xss-site";
import { strangeParts, trapped } from "./xss-traps";
import { VECTORS } from "../xss-vectors";

const browser = await launchBrowser();

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
