import { describe, expect, it } from "vitest";

import { randomAddress, signUp } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();
const UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057";

/** What people and programs put where an id, a name or a place belongs. */
const ODD = [
  "",
  "x",
  "0",
  "-1",
  UNKNOWN,
  UNKNOWN.toUpperCase(),
  "%00",
  "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
  "a%2Fb",
  "%E0%A4%A",
  "%ED%A0%80",
  "%F0%9F%8F%AE",
  "%E2%80%AEevil",
  "%27%3B%20drop%20table%20post%3B--",
  "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
  "*",
  "a".repeat(3000),
];

/** Every kind of address there is, with a gap for something odd. */
const addresses = (odd: string) => [
  `/${odd}`,
  `/@${odd}`,
  `/@${odd}?show=${odd}&cursor=${odd}`,
  `/@${odd}/feed.xml`,
  `/?sort=top&period=${odd}&cursor=${odd}`,
  `/?cursor=${odd}`,
  `/posts/${odd}`,
  `/posts/${UNKNOWN}/${odd}`,
  `/posts/${odd}/comments/${odd}`,
  `/posts/${odd}/history?version=${odd}&comment=${odd}&cursor=${odd}`,
  `/posts/${odd}/feed.xml`,
  `/posts/${odd}/card.png`,
  `/posts/${odd}/edit`,
  `/posts/new?draft=${odd}`,
  `/tags?cursor=${odd}`,
  `/tags/${odd}`,
  `/tags/${odd}?sort=top&period=${odd}&cursor=${odd}`,
  `/tags/${odd}/feed.xml`,
  `/search?q=${odd}`,
  `/search?q=a&tag=${odd}&author=${odd}&cursor=${odd}`,
  `/sitemap.${odd}.xml`,
  `/drafts?cursor=${odd}`,
  `/bookmarks?cursor=${odd}`,
  `/join/${odd}`,
  `/reset-password?token=${odd}`,
  `/verify-email?token=${odd}`,
  `/setup?token=${odd}`,
  `/sign-in?redirect=${odd}`,
  `/api/trpc/${odd}`,
  `/api/trpc/post.byId?input=${odd}`,
  `/api/auth/${odd}`,
  `/api/avatars/${odd}/${odd}`,
  `/api/${odd}`,
  `/assets/${odd}`,
];

const read = (path: string, headers: Record<string, string>) =>
  fetch(base + path, { redirect: "manual", headers: { "x-forwarded-for": randomAddress(), ...headers } });

describe("an address that nobody gave", () => {
  it.each(["a guest", "a member"])(
    "is answered to %s with what is there, or that nothing is",
    async (who) => {
      const headers: Record<string, string> =
        who === "a member" ? { cookie: (await signUp(base)).cookie } : {};
      const failed: string[] = [];
      for (const odd of ODD) {
        const answers = await Promise.all(
          addresses(odd).map(async (path) => [path, (await read(path, headers)).status] as const),
        );
        for (const [path, status] of answers)
          if (status >= 500) failed.push(`${path.slice(0, 80)} ${status}`);
      }
      expect(failed).toEqual([]);
    },
    120_000,
  );

  it("is refused in words, with the usual headers, where it is no text", async () => {
    for (const path of ["/posts/x/%E0%A4%A", "/@%E0%A4%A", "/tags/%ED%A0%80"]) {
      const answer = await read(path, {});
      expect(`${path} ${answer.status}`).toBe(`${path} 400`);
      expect(await answer.text()).toContain("This address can’t be read.");
      expect(answer.headers.get("content-security-policy")).toContain("default-src");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("of a search leads to its first page", async () => {
    const answer = await read("/search?q=a&cursor=x", {});
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "/search?q=a"]);
  });
});
