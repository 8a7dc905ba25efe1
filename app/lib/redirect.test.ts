import { expect, it } from "vitest";

import { safeRedirect } from "./redirect";

it.each(["/", "/posts/new", "/posts/1?a=b#c", "/a//b"])("goes on to %s", (path) => {
  expect(safeRedirect(path)).toBe(path);
});

it.each([
  undefined,
  "",
  "posts/new",
  "//evil.example",
  "/\\evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/%2e%2e//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "///evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "https://evil.example",
  "javascript:alert(1)",
])("goes home instead of to %j", (wish) => {
  expect(safeRedirect(wish)).toBe("/");
});
