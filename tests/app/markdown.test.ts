import { describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { expectSound, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const TEXT = `#### Begins deep

A line with **strong**, *emphasis*, ~~strikes~~, \`code\`, [a link](/x), https://a.example and a note[^1].

> A quote
>
> - with a list

- [ ] to do
- [x] done

| Left | Right | ${"Wide ".repeat(20)} |
| :--- | ----: | --- |
| ${"word".repeat(40)} | 2 | 3 |

\`\`\`ts
// ${"a long line of code ".repeat(20)}
const a: string = \`b\${1}\`;
class A extends B { c(): void {} }
\`\`\`

\`\`\`diff
- before
+ after
\`\`\`

${"aWordWithoutEnd".repeat(40)}

# And goes up

עברית, ובתוכה English.

- פריט

[^1]: The note.
`;

describe.skipIf(!hasBrowser)("what was written in Markdown", () => {
  it("passes axe in both themes, and widens no page", async () => {
    const { cookie } = await signUp(base);
    const { id } = await apiOf(base, { cookie }).post.create.mutate({ title: "All of it", content: TEXT });
    const page = await openWindow();
    await expectSound(page, `/posts/${id}`);
  });

  it("scrolls what is wide by the keyboard, leads to notes and back, and goes each its direction", async () => {
    const { cookie } = await signUp(base);
    const { id } = await apiOf(base, { cookie }).post.create.mutate({ title: "All of it", content: TEXT });
    const page = await openWindow();
    await visit(page, `/posts/${id}`);

    const code = page.getByRole("group", { name: "Code" }).first();
    await code.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => code.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);

    const inText = page.getByRole("link", { name: "Note 1" });
    await inText.click();
    await expect.poll(() => page.url()).toMatch(/#note-/);
    expect(await page.locator("li:target").textContent()).toContain("The note.");
    await page.getByRole("link", { name: "Back to the text" }).click();
    await expect.poll(() => page.locator("a:target").textContent()).toBe("1");

    const sides = await page
      .locator("ul")
      .filter({ hasText: "פריט" })
      .evaluate((list) => getComputedStyle(list).direction);
    expect(sides).toBe("rtl");
  });
});
