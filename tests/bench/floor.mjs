// The least that can answer the same: node:http, one prepared query, React's renderer or JSON.
import { createServer } from "node:http";
import postgres from "postgres";
import { createElement as h } from "react";
import { renderToPipeableStream } from "react-dom/server";

const sql = postgres(process.env.POSTGRES_URL, { max: 10 });
const AFTER_NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

// Each has a real parameter: without one, postgres.js prepares nothing.
const extracts = () => sql`
  SELECT p.id, p.title, left(p.content, 240) AS extract, p.created_at, p.updated_at, u.id AS author_id, u.name, u.image
  FROM post p LEFT JOIN "user" u ON u.id = p.author_id WHERE p.id < ${AFTER_NEWEST} ORDER BY p.id DESC LIMIT 10`;
const newest = () => sql`
  SELECT p.id, p.title, p.content, p.created_at, p.updated_at, u.id AS author_id, u.name, u.image
  FROM post p LEFT JOIN "user" u ON u.id = p.author_id WHERE p.id < ${AFTER_NEWEST} ORDER BY p.id DESC LIMIT 10`;

const time = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

function Post({ post }) {
  return h(
    "li",
    { className: "py-6 first:pt-0" },
    h(
      "article",
      { className: "flex flex-col gap-1.5" },
      h(
        "h2",
        { className: "font-serif text-xl", dir: "auto" },
        h("a", { href: `/posts/${post.id}` }, post.title),
      ),
      h("p", { className: "line-clamp-2 font-serif text-base", dir: "auto" }, post.extract),
      h(
        "p",
        { className: "flex flex-wrap gap-x-2 text-sm" },
        h("span", null, h("bdi", null, post.name)),
        h("span", { "aria-hidden": true }, "·"),
        h("time", { dateTime: post.created_at.toISOString() }, time.format(post.created_at)),
      ),
    ),
  );
}

function Page({ posts }) {
  return h(
    "html",
    { lang: "en" },
    h(
      "head",
      null,
      h("meta", { charSet: "utf-8" }),
      h("title", null, "Posthouse"),
      h("link", { rel: "stylesheet", href: "/styles.css" }),
    ),
    h(
      "body",
      null,
      h(
        "header",
        null,
        h("a", { href: "/" }, "Posthouse"),
        h("nav", null, h("a", { href: "/sign-in" }, "Sign in")),
      ),
      h(
        "main",
        { id: "main" },
        h(
          "ul",
          null,
          posts.map((post) => h(Post, { key: post.id, post })),
        ),
      ),
      h("footer", null, h("p", null, "A place to write and to answer.")),
    ),
  );
}

async function page(response) {
  const posts = await extracts();
  const { pipe } = renderToPipeableStream(h(Page, { posts }), {
    onAllReady: () => pipe(response.setHeader("content-type", "text/html; charset=utf-8")),
  });
}

async function json(response) {
  const body = JSON.stringify(await newest());
  response.setHeader("content-type", "application/json").end(body);
}

const answers = { "/page": page, "/json": json };

createServer((request, response) => {
  const answer = answers[request.url];
  if (!answer) return void response.writeHead(404).end();
  answer(response).catch((error) => response.writeHead(500).end(String(error)));
}).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
