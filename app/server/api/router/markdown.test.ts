import { describe, expect, it } from "vitest";

import { CONTENT_MAX } from "~/validators/post";
import { onContentChange } from "../../changes";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { makeTestCaller, sessionOf } from "../mocks/caller";

describe("markdown.preview", () => {
  it("shows a text as it will be shown, members who exist linked, and changes no page", async () => {
    const member = await createUser(getDatabase(), { handle: "grace" });
    const api = makeTestCaller({ session: sessionOf(member) });
    let changes = 0;
    onContentChange(() => (changes += 1));
    const content = "# A\n\n@grace and @nobody";
    const { html } = await api.markdown.preview({ content, kind: "post" });
    const post = await api.post.create({ title: "T", content });
    expect(changes).toBe(1);
    expect(html).toBe(post.html);
    expect(html).toContain('<a href="/@grace" class="mention">@grace</a> and @nobody');
    expect((await api.markdown.preview({ content, kind: "comment" })).html).toContain("<h3");
    expect((await api.markdown.preview({ content: "", kind: "post" })).html).toBe("");
  });

  it("refuses what could not be published", async () => {
    const member = await createUser(getDatabase());
    const api = makeTestCaller({ session: sessionOf(member) });
    for (const content of ["a".repeat(CONTENT_MAX + 1), "\0"]) {
      await expect(api.markdown.preview({ content, kind: "post" })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });
});
