import { expect, it, vi } from "vitest";

import { BusyError } from "../../services/turns";
import { keepCards } from "./kept-cards";

const text = { siteName: "Posthouse" };

/** Draws a version's name, when its turn comes. */
const drawing = () =>
  vi.fn(async (version: string) => {
    await new Promise((resolve) => setImmediate(resolve));
    return Buffer.from(version);
  });

it("draws once for all who ask, and keeps what was asked for last", async () => {
  const draw = drawing();
  const card = keepCards(draw, 2);
  await Promise.all(Array.from({ length: 5 }, () => card("one", text)));
  await card("two", text);
  await card("one", text);
  expect(draw).toHaveBeenCalledTimes(2);
  await card("three", text);
  expect((await card("one", text)).toString()).toBe("one");
  expect(draw).toHaveBeenCalledTimes(3);
  await card("two", text);
  expect(draw).toHaveBeenCalledTimes(4);
});

it("loses none for those that are refused, which may be asked for again", async () => {
  const draw = drawing();
  const card = keepCards(draw, 2);
  await Promise.all(["one", "two"].map((version) => card(version, text)));
  draw.mockRejectedValueOnce(new BusyError()).mockRejectedValueOnce(new BusyError());
  for (const version of ["three", "four"]) await expect(card(version, text)).rejects.toThrow(BusyError);
  draw.mockClear();
  await Promise.all(["one", "two"].map((version) => card(version, text)));
  expect(draw).not.toHaveBeenCalled();
  expect((await card("three", text)).toString()).toBe("three");
});
