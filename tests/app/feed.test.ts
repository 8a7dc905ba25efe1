import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type postgres from "postgres";

import { apiOf } from "./client";
import { openDatabaseOf } from "./database";
import { setUp } from "./new-site";
import { expectSound, visit, windowsOf } from "./pages";
import { startServer, type TestServer } from "./server";

const server: TestServer = await startServer();
const { hasBrowser, openWindow } = await windowsOf(server.url);

describe.skipIf(!hasBrowser)("the feed", () => {
  let sql: postgres.Sql;
  let cookie: string;

  beforeAll(async () => {
    ({ cookie } = await setUp(server, "closed"));
    sql = await openDatabaseOf(server);
  });

  afterAll(async () => {
    await sql.end();
    await server.stop();
  });

  const post = (title: string, tags: string[] = []) =>
    apiOf(server.url, { cookie }).post.create.mutate({ title, content: "Text", tags });

  it("does not offer to sign up where nobody can", async () => {
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("heading", { name: "Nothing has been posted yet" }).waitFor();
    expect(await page.getByRole("link", { name: "Sign up" }).count()).toBe(0);
    expect(await page.getByRole("main").getByRole("link", { name: "Sign in" }).isVisible()).toBe(true);
  });

  it("is read by New and by Top of a time, page by page, without scripts", async () => {
    for (let i = 1; i <= 12; i += 1) await post(`Number ${i}`);
    await sql`update post set reaction_count = 20 - substr(title, 8)::int, comment_count = 1`;
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    const titles = () => page.getByRole("heading", { level: 2 }).allTextContents();
    expect((await titles())[0]).toBe("Number 12");
    expect(await page.getByRole("link", { name: "new", exact: true }).getAttribute("aria-current")).toBe(
      "page",
    );
    await page.getByRole("link", { name: "top", exact: true }).click();
    await page
      .getByRole("heading", { level: 1, name: "Top posts of the week" })
      .waitFor({ state: "attached" });
    expect((await titles())[0]).toBe("Number 1");
    expect(await page.getByRole("link", { name: "week" }).getAttribute("aria-current")).toBe("page");
    expect(await page.getByText("19 reactions").isVisible()).toBe(true);
    expect(await page.getByText("1 comment", { exact: true }).first().isVisible()).toBe(true);
    await page.getByRole("link", { name: "More posts" }).click();
    await page.waitForURL(/cursor=/);
    expect(await titles()).toEqual(["Number 11", "Number 12"]);
    await page.getByRole("link", { name: "First page" }).click();
    expect((await titles())[0]).toBe("Number 1");
    await page.getByRole("link", { name: "day", exact: true }).click();
    expect(new URL(page.url()).search).toBe("?sort=top&period=day");
    await page.goto("/?sort=top&period=week&cursor=rubbish");
    expect(await titles()).toHaveLength(10);
  });

  it("marks what is new to a member since their last visit, until the visit ends", async () => {
    const page = await openWindow({ cookie });
    await visit(page, "/");
    const marks = page.getByRole("listitem").getByText("New", { exact: true });
    expect(await marks.count()).toBe(0);
    await expect.poll(async () => (await sql`select * from feed_visit`).length).toBe(1);

    await sql`update feed_visit set last_at = last_at - interval '1 hour'`;
    // By somebody whose account is gone, and two by the member, which are not new to them.
    await sql`update post set author_id = null where title in ('Number 11', 'Number 12')`;
    await visit(page, "/");
    expect(await marks.count()).toBe(2);
    await expect
      .poll(
        async () => (await sql`select * from feed_visit where last_at > now() - interval '1 minute'`).length,
      )
      .toBe(1);
    await page.getByRole("link", { name: "Number 12" }).click();
    await page.waitForURL(/\/posts\//);
    await page.goBack();
    await expect.poll(() => marks.count()).toBe(2);
    await visit(page, "/");
    expect(await marks.count()).toBe(2);
    await page.getByRole("link", { name: "top", exact: true }).click();
    await expect.poll(() => marks.count()).toBe(0);

    await sql`update post set created_at = created_at - interval '2 hours'`;
    await sql`update feed_visit set last_at = last_at - interval '1 hour'`;
    await visit(page, "/");
    await expect.poll(() => marks.count()).toBe(0);
  });

  it("begins and ends no row of its quiet line with a dot, and none reaches out of the page", async () => {
    await post(
      "Long tags",
      ["a", "b", "c"].map((letter) => letter.repeat(30)),
    );
    await sql`update "user" set name = ${"A name as long as it may be ".repeat(2).trim().slice(0, 50)}`;
    await sql`update post set comment_count = 1234, reaction_count = 5678 where title = 'Long tags'`;
    const page = await openWindow({ viewport: { width: 320, height: 700 } });
    await visit(page, "/");
    const dots = await page
      .getByRole("article")
      .first()
      .locator(".dotted-line")
      .evaluate((line) => {
        const edge = line.getBoundingClientRect().left;
        const gap = 0.7 * parseFloat(getComputedStyle(document.documentElement).fontSize);
        const parts = [...line.children].map((part) => part.getBoundingClientRect());
        const firsts = parts.filter((box, index) => index > 0 && box.left < (parts[index - 1]?.right ?? 0));
        return { rows: firsts.length, shown: firsts.filter((box) => box.left - gap + 6 > edge + 1).length };
      });
    expect(dots.rows).toBeGreaterThan(0);
    expect(dots.shown).toBe(0);
    await expectSound(page, "/");
    await expectSound(page, "/?sort=top&period=month");
    const member = await openWindow({ cookie });
    await expectSound(member, "/");
  });
});
