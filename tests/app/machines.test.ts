import { randomBytes, randomUUID } from "node:crypto";
import { request } from "node:http";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";

import { atomFaults, childrenOf, parseXml } from "../atom";
import { apiOf, signUp, type Member } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();

/** Ends the script, and the element of a feed, that it would be written into as it is. */
const TITLE = `</script><script>alert(1)</script> & "quoted" ]]> 'n' ${randomBytes(4).toString("hex")}`;

let member: Member;
let handle: string;
let post: { id: string; slug: string };
let tag: string;

const api = (cookie?: string) => apiOf(base, cookie ? { cookie } : {});

const send = (path: string, init: RequestInit = {}) => fetch(base + path, { redirect: "manual", ...init });

const write = (title: string, tags: string[] = []) =>
  api(member.cookie).post.create.mutate({ title, content: "Some text & <b>more</b>.", tags });

beforeAll(async () => {
  member = await signUp(base, { name: "Ada & <Co>" });
  handle = (await api(member.cookie).auth.getSession.query())?.user.handle ?? "";
  tag = `c++${randomBytes(3).toString("hex")}`;
  post = await write(TITLE, [tag, "Größe"]);
});

/** The status of an answer, and where it sends one on to. */
async function way(path: string, init?: RequestInit): Promise<[number, string | null]> {
  const { status, headers } = await send(path, init);
  return [status, headers.get("location")];
}

/** A path exactly as it is written: `fetch` would tidy it. */
const rawWay = (path: string) =>
  new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
    request(base, { path }, (answer) => {
      answer.resume();
      resolve([answer.statusCode, answer.headers.location]);
    })
      .on("error", reject)
      .end();
  });

describe("a post's one address", () => {
  const guestAndMember = () => [{}, { headers: { cookie: member.cookie } }];

  it("is where every other leads, for guests and members, with what was asked", async () => {
    const { id, slug } = post;
    const address = `/posts/${id}/${slug}`;
    for (const init of guestAndMember()) {
      expect(await way(address, init)).toEqual([200, null]);
      for (const other of [
        `/posts/${id}`,
        `/posts/${id}/once`,
        `/posts/${id.toUpperCase()}/${slug}`,
        `/posts/${id}/${slug.toUpperCase()}`,
      ]) {
        expect(await way(other, init)).toEqual([301, address]);
        expect(await way(`${other}?page=2&q=%C3%BC`, init)).toEqual([301, `${address}?page=2&q=%C3%BC`]);
      }
      expect(await way(`/posts/${id}/once`, { ...init, method: "HEAD" })).toEqual([301, address]);
    }
  });

  it("is not remembered by browsers, so that a title may change there and back", async () => {
    expect((await send(`/posts/${post.id}/once`)).headers.get("cache-control")).toBe("no-store");
    const { id, slug } = await write("There");
    await api(member.cookie).post.update.mutate({ id, title: "Back" });
    expect(await way(`/posts/${id}/${slug}`)).toEqual([301, `/posts/${id}/back`]);
    await api(member.cookie).post.update.mutate({ id, title: "There" });
    expect(await way(`/posts/${id}/back`)).toEqual([301, `/posts/${id}/there`]);
    expect(await way(`/posts/${id}/there`)).toEqual([200, null]);
  });

  it.each([
    ["日本語のタイトル", "日本語のタイトル"],
    ["مرحبا بالعالم", "مرحبا-بالعالم"],
    ["Größe & É", "größe-é"],
    ["100 % sure?", "100-sure"],
    ["😀", "post"],
    ["Edit", "edit-post"],
    ["history", "history-post"],
  ])("holds letters of any alphabet, and no other page's name: %s", async (title, slug) => {
    const made = await write(title);
    expect(made.slug).toBe(slug);
    const encoded = `/posts/${made.id}/${encodeURIComponent(slug)}`;
    expect(await way(`/posts/${made.id}`)).toEqual([301, encoded]);
    expect(await rawWay(encoded)).toEqual([200, undefined]);
    // In small hexadecimal digits, and with letters that are composed of two.
    expect(await rawWay(encoded.replace(/%../g, (code) => code.toLowerCase()))).toEqual([200, undefined]);
    const apart = `/posts/${made.id}/${encodeURIComponent(slug.normalize("NFD"))}`;
    expect(await rawWay(apart)).toEqual(apart === encoded ? [200, undefined] : [301, encoded]);
  });

  it("ends without a slash, and leads nowhere for what is no post", async () => {
    const address = `/posts/${post.id}/${post.slug}`;
    const [status, location] = await way(`${address}/`);
    expect([status, location?.replace(base, "")]).toEqual([307, address]);
    for (const path of [`/posts/${randomUUID()}/${post.slug}`, "/posts/12/x", `/posts/${post.id}/a/b`]) {
      expect((await send(path)).status).toBe(404);
    }
  });
});

const feedPaths = () => [
  "/feed.xml",
  `/tags/${encodeURIComponent(tag)}/feed.xml`,
  `/@${handle}/feed.xml`,
  `/posts/${post.id}/feed.xml`,
];

describe("a feed", () => {
  it("is valid Atom, and names itself and its page in full", async () => {
    for (const path of feedPaths()) {
      const answer = await send(path);
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        200,
        "application/atom+xml; charset=utf-8",
      ]);
      const xml = await answer.text();
      expect(atomFaults(xml), path).toEqual([]);
      const links = childrenOf(parseXml(xml), "link").map(({ attributes }) => attributes);
      expect(links.find(({ rel }) => rel === "self")?.href).toBe(base + path);
      const page = links.find(({ rel }) => rel === "alternate")?.href ?? "";
      if (!path.startsWith("/tags"))
        expect((await fetch(page, { redirect: "manual" })).status, page).toBe(200);
    }
  });

  it("holds a post whole: title, text as HTML, author, tags, and a page that is there", async () => {
    const entries = childrenOf(parseXml(await (await send(`/@${handle}/feed.xml`)).text()), "entry");
    const entry = entries.find((one) => childrenOf(one, "id")[0]?.text === `urn:uuid:${post.id}`);
    if (!entry) throw new Error("The post is missing.");
    expect(childrenOf(entry, "title")[0]?.text).toBe(TITLE);
    const [content] = childrenOf(entry, "content");
    expect(content?.attributes.type).toBe("html");
    expect(content?.text).toMatch(/^<p[^>]*>Some text/);
    expect(content?.text).not.toContain("<b>");
    expect(childrenOf(entry, "author")[0]?.children.map(({ text }) => text)).toEqual([
      "Ada & <Co>",
      `${base}/@${handle}`,
    ]);
    expect(childrenOf(entry, "category").map(({ attributes }) => attributes.term)).toEqual([tag, "größe"]);
    const [page] = childrenOf(entry, "link");
    expect((await fetch(page?.attributes.href ?? "", { redirect: "manual" })).status).toBe(200);
  });

  it("goes on in older documents until there is no more", async () => {
    const writer = await signUp(base, { name: "Busy" });
    const titles = Array.from({ length: 35 }, (_, at) => `Number ${at}`);
    for (const title of titles) {
      await api(writer.cookie).post.create.mutate({ title, content: "Text", tags: [] });
    }
    const own = (await api(writer.cookie).auth.getSession.query())?.user.handle;
    const found: string[] = [];
    let next: string | undefined = `${base}/@${own}/feed.xml`;
    while (next) {
      const feed = parseXml(await (await fetch(next)).text());
      expect(
        childrenOf(feed, "link").find(({ attributes }) => attributes.rel === "self")?.attributes.href,
      ).toBe(next);
      found.push(
        ...childrenOf(feed, "entry").flatMap((entry) => childrenOf(entry, "title").map(({ text }) => text)),
      );
      next = childrenOf(feed, "link").find(({ attributes }) => attributes.rel === "next")?.attributes.href;
    }
    expect(found).toEqual(titles.reverse());
  });

  it.each<Record<string, string>>([{}, { cookie: "theme=dark" }])(
    "is sent once, until it changes: %j",
    async (headers) => {
      for (const path of feedPaths()) {
        const first = await send(path, { headers });
        const etag = first.headers.get("etag") ?? "";
        expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
        const ask = async (conditions: Record<string, string>, method = "GET") => {
          const answer = await send(path, { method, headers: { ...headers, ...conditions } });
          return [answer.status, await answer.text()];
        };
        for (const known of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
          expect(await ask({ "if-none-match": known })).toEqual([304, ""]);
        }
        expect(await ask({ "if-none-match": etag }, "HEAD")).toEqual([304, ""]);
        const changed = first.headers.get("last-modified");
        if (changed) expect(await ask({ "if-modified-since": changed })).toEqual([304, ""]);
        // The tag says more than the time, and a time between is no time that we said.
        expect((await ask({ "if-none-match": '"other"', "if-modified-since": changed ?? "" }))[0]).toBe(200);
        expect((await ask({ "if-modified-since": new Date(Date.now() + 60_000).toUTCString() }))[0]).toBe(
          200,
        );
      }
    },
  );

  it("has its headers without its text, and is packed as the client likes", async () => {
    const head = await send("/feed.xml", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const plain = await send("/feed.xml", { headers: { "accept-encoding": "identity" } });
    expect(head.headers.get("etag")).toBe(plain.headers.get("etag"));
    const packed = await new Promise<{ bytes: Buffer; headers: Record<string, unknown> }>(
      (resolve, reject) => {
        request(`${base}/feed.xml`, { headers: { "accept-encoding": "gzip" } }, (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => resolve({ bytes: Buffer.concat(parts), headers: answer.headers }));
        })
          .on("error", reject)
          .end();
      },
    );
    expect(packed.headers).toMatchObject({ "content-encoding": "gzip", etag: plain.headers.get("etag") });
    expect(packed.headers.vary).toContain("accept-encoding");
    expect(gunzipSync(packed.bytes).toString()).toBe(await plain.text());
  });

  it("shows a write at once, to whoever had the one before", async () => {
    const etag = (await send("/feed.xml")).headers.get("etag") ?? "";
    const title = `Fresh ${randomBytes(4).toString("hex")}`;
    const { id } = await write(title, [tag]);
    for (const path of feedPaths().slice(0, 3)) {
      const answer = await send(path, { headers: { "if-none-match": etag } });
      expect([answer.status, (await answer.text()).includes(title)]).toEqual([200, true]);
    }
    await api(member.cookie).post.delete.mutate(id);
    expect(await (await send("/feed.xml")).text()).not.toContain(title);
  });

  it("is found under other spellings, and not where there is nothing", async () => {
    expect(await way(`/@${handle.toUpperCase()}/feed.xml`)).toEqual([301, `${base}/@${handle}/feed.xml`]);
    expect(await way(`/%40${handle}/feed.xml`)).toEqual([200, null]);
    expect(await way("/tags/Gr%C3%96SSE/feed.xml")).toEqual([301, `${base}/tags/gr%C3%B6%C3%9Fe/feed.xml`]);
    expect(await way("/tags/GRO%CC%88%C3%9FE/feed.xml")).toEqual([
      301,
      `${base}/tags/gr%C3%B6%C3%9Fe/feed.xml`,
    ]);
    for (const path of [
      "/@nobody-at-all/feed.xml",
      "/tags/none-such/feed.xml",
      "/tags/%00/feed.xml",
      "/posts/12/feed.xml",
      `/posts/${randomUUID()}/feed.xml`,
    ]) {
      expect([path, (await send(path)).status]).toEqual([path, 404]);
    }
    expect((await send("/feed.xml", { method: "POST", body: "x" })).status).toBe(405);
    expect((await send("/feed.xml?before=nothing")).status).toBe(200);
  });
});

describe("the sitemap", () => {
  const locationsOf = async (path: string) => {
    const answer = await fetch(path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
      path,
      200,
      "application/xml; charset=utf-8",
    ]);
    const xml = await answer.text();
    return parseXml(xml).children.map((one) => ({
      loc: childrenOf(one, "loc")[0]?.text ?? "",
      lastmod: childrenOf(one, "lastmod")[0]?.text,
    }));
  };

  it("leads from robots.txt to every post, author and tag", async () => {
    const robots = await (await send("/robots.txt")).text();
    const index = /^Sitemap: (.*)$/m.exec(robots)?.[1] ?? "";
    expect(index).toBe(`${base}/sitemap.xml`);
    const parts = (await locationsOf(index)).map(({ loc }) => loc);
    const found = (await Promise.all(parts.map(locationsOf))).flat();
    const places = found.map(({ loc }) => loc);
    expect(places).toContain(`${base}/posts/${post.id}/${post.slug}`);
    expect(places).toContain(`${base}/@${handle}`);
    expect(places).toContain(`${base}/tags/${encodeURIComponent(tag)}`);
    expect(places).toContain(`${base}/`);
    expect(new Set(places).size).toBe(places.length);
    const listed = found.find(({ loc }) => loc.includes(post.id));
    expect(Date.parse(listed?.lastmod ?? "")).toBeGreaterThan(Date.now() - 600_000);
  });

  it("is packed while it is sent, and has no parts that it doesn't name", async () => {
    const month = new Date().toISOString().slice(0, 7);
    for (const encoding of ["gzip", "br", "identity"]) {
      const answer = await send(`/sitemap/${month}.xml`, { headers: { "accept-encoding": encoding } });
      expect(parseXml(await answer.text()).name).toBe("urlset");
    }
    for (const part of ["2026-13", "2026-1", "1969-12", "x", "..", "members-x", "%00"]) {
      expect([part, (await send(`/sitemap/${part}.xml`)).status]).toEqual([part, 404]);
    }
  });

  it.each([
    "/sign-in",
    "/search",
    "/api/health/live",
    "/?cursor=01900000-0000-7000-8000-000000000000",
    "/posts/new",
  ])("is not about pages like %s, which no index lists", async (path) => {
    expect((await send(path)).headers.get("x-robots-tag")).toBe("noindex");
    const asMember = await send(path, { headers: { cookie: member.cookie } });
    expect(asMember.headers.get("x-robots-tag")).toBe("noindex");
  });

  it("is about pages that an index may list", async () => {
    for (const path of ["/", `/posts/${post.id}/${post.slug}`, `/@${handle}`, "/feed.xml"]) {
      expect((await send(path)).headers.get("x-robots-tag")).toBeNull();
    }
  });
});
