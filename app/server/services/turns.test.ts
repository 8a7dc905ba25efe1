import { afterEach, expect, it, vi } from "vitest";

import { BusyError, makeSparingTurns, makeTurns } from "./turns";

afterEach(() => vi.useRealTimers());

it("lets one piece of work follow another, and turns away whom there is no room for", async () => {
  const inTurn = makeTurns({ waiting: 2 });
  const begun: string[] = [];
  const done: (() => void)[] = [];
  const ask = (who: string) =>
    inTurn(
      who,
      () => Promise.resolve(),
      () => {
        begun.push(who);
        return new Promise<void>((resolve) => done.push(resolve));
      },
    );
  const [one, two] = [ask("one"), ask("two")];
  await expect(ask("three")).rejects.toThrow(BusyError);
  await vi.waitUntil(() => begun.length > 0);
  expect(begun).toEqual(["one"]);
  done[0]?.();
  await one;
  await vi.waitUntil(() => begun.length > 1);
  await expect(ask("two")).rejects.toThrow(BusyError);
  done[1]?.();
  await two;
});

it("leaves others their part of the time before the next piece of sparing work", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  const inTurn = makeSparingTurns({ waiting: 2, share: 4 });
  const work = vi.fn(() => Promise.resolve(vi.advanceTimersByTime(10)));
  await inTurn("one", work);
  const next = inTurn("two", work);
  await vi.advanceTimersByTimeAsync(29);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  await next;
  expect(work).toHaveBeenCalledTimes(2);
});
