import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { StoredDraft } from "./draft-server";
import type { DraftText } from "./draft-text";

import { DraftKeeper } from "./draft-keeper";

const text = (content: string): DraftText => ({ title: "", content, tags: [] });

const stored: StoredDraft = {
  id: "draft",
  target: "reply-to-post:1",
  ...text("Begun"),
  baseVersion: null,
  version: 3,
  updatedAt: new Date(0),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("publishes over its own save, though that was answered only while it was being published", async () => {
  let answer: (kept: { version: number; updatedAt: Date }) => void = () => undefined;
  const save = () => new Promise<{ version: number; updatedAt: Date }>((resolve) => (answer = resolve));
  const server = { load: () => Promise.resolve(null), save, saveLast: () => undefined };
  const keeper = new DraftKeeper({ target: "reply-to-post:1", userId: "ada", server, stored });
  const unmount = keeper.mount();
  keeper.change(text("Begun and ended"));
  await vi.advanceTimersByTimeAsync(1000);

  const newer = { ...stored, ...text("Begun and ended"), version: 4 };
  const send = vi.fn(async ({ draftVersion }: { draftVersion: number }) => {
    if (draftVersion === 4) return "published";
    answer({ version: 4, updatedAt: newer.updatedAt });
    await Promise.resolve();
    throw Object.assign(new Error("Changed elsewhere."), { data: { newer } });
  });
  const published = keeper.publish(send);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await published).toBe("published");
  expect(send).toHaveBeenCalledTimes(2);
  unmount();
});
