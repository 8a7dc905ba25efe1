import { expect, it } from "vitest";

import { CONTENT_MAX } from "~/validators/post";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function member() {
  const user = await createUser(getDatabase(), { handle: "grace" });
  return makeTestCaller({ session: sessionOf(user) });
}

it("shows a text as it will be published, mentions of members too", async () => {
  const api = await member();
  const content = "# Hello @grace\n\n<b>not bold</b> @nobody-here";
  const { html } = await api.markdown.preview({ content, kind: "post" });
  expect(html).toContain('<a href="/@grace" class="mention">@grace</a>');
  expect(html).toContain("&lt;b&gt;not bold&lt;/b&gt; @nobody-here");
  const { slug, html: published } = await api.post
    .create({ title: "Hello", content })
    .then(({ id }) => api.post.read({ id }));
  expect(slug).toBe("hello");
  expect(html).toBe(published);
});

it("puts the headings of a comment below those of a post", async () => {
  const api = await member();
  expect((await api.markdown.preview({ content: "# A", kind: "post" })).html).toContain("<h2");
  expect((await api.markdown.preview({ content: "# A", kind: "comment" })).html).toContain("<h3");
});

it("takes nothing for a text without words, and refuses what can't be published", async () => {
  const api = await member();
  expect(await api.markdown.preview({ content: "", kind: "post" })).toEqual({ html: "" });
  for (const content of ["x".repeat(CONTENT_MAX + 1), "a\0b"]) {
    await expect(api.markdown.preview({ content, kind: "post" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  }
});
