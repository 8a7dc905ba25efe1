import { expect, it } from "vitest";

import { addTags, splitTyped, withTyped } from "./tag-list";

it("adds what a text names, in its plain form, each once", () => {
  expect(addTags(["garden"], " Wood Work, #C++ ,,GÁRDEN、Été;")).toEqual({
    tags: ["garden", "wood-work", "c++", "été"],
    rest: "",
    fault: undefined,
  });
});

it("keeps what is too long, and says so", () => {
  const long = "x".repeat(31);
  expect(addTags([], `a, ${long}, b`)).toEqual({
    tags: ["a", "b"],
    rest: long,
    fault: "A tag can have at most 30 characters.",
  });
});

it("keeps the sixth and says so, though not where it is there already", () => {
  const five = ["a", "b", "c", "d", "e"];
  expect(addTags(five, "f, A, g")).toEqual({
    tags: five,
    rest: "f, g",
    fault: "A post can have at most 5 tags.",
  });
});

it("refuses what no tag can be made of", () => {
  expect(addTags([], "!!!")).toEqual({ tags: [], rest: "!!!", fault: "A tag needs a letter or a digit." });
});

it("keeps what is being typed after the tags, and knows it from them again", () => {
  for (const typed of ["late", "Wood W", "wood ", "!!!", "f, g"])
    expect(splitTyped(withTyped(["a", "b"], typed))).toEqual({ chosen: ["a", "b"], typed });
  expect(withTyped(["a"], " ")).toEqual(["a"]);
  expect(splitTyped(["a", "c++"])).toEqual({ chosen: ["a", "c++"], typed: "" });
});
