import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { contentChanged } from "../changes";
import { keptPage, type FinishedPage } from "./kept-pages";

beforeEach(() => {
  contentChanged();
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => vi.useRealTimers());

/** A rendering that takes a turn, and says how often it was asked for. */
const renderer = (status = 200) =>
  vi.fn(async (): Promise<FinishedPage> => {
    await new Promise((resolve) => setImmediate(resolve));
    return { status, bytes: Buffer.from("page"), headers: [], encoded: {}, madeAt: Date.now() };
  });

const askAll = (render: () => Promise<FinishedPage>) =>
  Promise.all(Array.from({ length: 10 }, () => keptPage("/", render)));

it("renders once for all who ask, also when a page has become too old", async () => {
  const render = renderer();
  await askAll(render);
  expect(render).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(31_000);
  await askAll(render);
  expect(render).toHaveBeenCalledTimes(2);
});

it("gives nobody who asks after a change what was begun before it", async () => {
  const render = renderer();
  const before = keptPage("/", render);
  contentChanged();
  await Promise.all([before, keptPage("/", render)]);
  await keptPage("/", render);
  expect(render).toHaveBeenCalledTimes(2);
});

it("keeps no error, and no more than its number of pages", async () => {
  const failing = renderer(503);
  await keptPage("/", failing);
  await keptPage("/", failing);
  expect(failing).toHaveBeenCalledTimes(2);

  const render = renderer();
  for (let page = 0; page < 257; page += 1) await keptPage(`/${page}`, render);
  await keptPage("/256", render);
  expect(render).toHaveBeenCalledTimes(257);
  await keptPage("/0", render);
  expect(render).toHaveBeenCalledTimes(258);
});
