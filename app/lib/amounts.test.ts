import { expect, it } from "vitest";

import { counted, fileSize, listed } from "./amounts";

it("says amounts as people do", () => {
  expect([0, 1, 2, 1204].map((count) => counted(count, "post"))).toEqual([
    "0 posts",
    "1 post",
    "2 posts",
    "1,204 posts",
  ]);
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual(["", "a", "a and b", "a, b and c"]);
  expect([0, 999, 1000, 1_449_000, 23_400_000, 5e12].map(fileSize)).toEqual([
    "0 bytes",
    "999 bytes",
    "1 kB",
    "1.4 MB",
    "23 MB",
    "5,000 GB",
  ]);
});
