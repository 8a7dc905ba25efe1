import { expect, it } from "vitest";

import { bearerToken } from "./bearer";

it.each([
  ["Bearer ph_abc", "ph_abc"],
  ["bearer  ph_abc ", "ph_abc"],
  ["Bearer", ""],
  ["Bearer two words", "two words"],
  ["Basic YTpi", undefined],
  ["ph_abc", undefined],
  ["", undefined],
])("reads %j as %j", (authorization, token) => {
  expect(bearerToken(new Headers({ authorization }))).toBe(token);
});
