import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { feedScripts, gzipTotal } from "./feed-scripts";
import { siteUrl } from "./site-url";

/** The most bytes of gzipped JavaScript the feed may ask for. */
const BUDGET = 125_000;

/** Every file with one of these endings in a folder, by name. */
function textsOf(folder: string, ending = ".js"): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(ending),
  );
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const holders = (texts: Map<string, string>, marker: string) =>
  [...texts].filter(([, text]) => text.includes(marker)).map(([name]) => name);

/**
 * Strings that only code of the server holds, and where that code can be read: in a package, or in
 * the server's bundle. AUTH_SECRET is none: Better Auth's client lists that name, without a value.
 */
const markers = [
  ["Drizzle", "drizzle:entityKind", "node_modules/drizzle-orm/entity.js"],
  ["postgres.js", "UNDEFINED_VALUE", "node_modules/postgres/src/types.js"],
  ["PGlite", "pglite.data", "node_modules/@electric-sql/pglite/dist/pglite.js"],
  ["pino, as a browser would get it", "missing bindings for child Pino", "node_modules/pino/browser.js"],
  ["Better Auth's server", "session_data", "dist/server"],
  ["the environment", "POSTGRES_URL", "dist/server"],
  ["the environment", "TRUSTED_PROXIES", "dist/server"],
  ["the tables", "email_verified", "dist/server"],
  ["the queries", "post_newest", "dist/server"],
  ["the queries", "select 1", "dist/server"],
] as const;

describe("the browser's bundle", () => {
  const client = textsOf("dist/client");

  it.each(markers)("holds nothing of %s (%s)", (_, marker, origin) => {
    const source = origin.endsWith(".js")
      ? new Map([[origin, readFileSync(origin, "utf8")]])
      : textsOf(origin);
    expect(holders(source, marker), "a marker that is nowhere proves nothing").not.toEqual([]);
    expect(holders(client, marker)).toEqual([]);
  });

  it("asks at most its budget of JavaScript for the feed", async () => {
    const html = await (await fetch(siteUrl())).text();
    const scripts = feedScripts(html);
    expect(scripts.length).toBeGreaterThan(0);
    const parts = scripts.map(({ path, gzip }) => `${gzip} ${path}`);
    expect(gzipTotal(scripts), parts.join("\n")).toBeLessThanOrEqual(BUDGET);
  });

  it.each(["/passkey/verify-registration", "/two-factor/verify-totp", "otpauth"])(
    "asks for nothing of the security pages for the feed (%s)",
    async (marker) => {
      const feed = feedScripts(await (await fetch(siteUrl())).text()).map(({ path }) => path);
      const found = holders(textsOf("dist"), marker);
      expect(found, "a marker that is nowhere proves nothing").not.toEqual([]);
      expect(found.filter((name) => feed.includes(name.replace(/^client/, "")))).toEqual([]);
    },
  );
});
