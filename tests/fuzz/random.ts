/** Numbers that look random and are the same for the same seed, so that what was found is found again. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  /** From 0 up to, and without, 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number below `end`. */
  const below = (end: number) => Math.floor(next() * end);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0];
  return { below, pick, chance: (of: number) => next() < of };
}

export type Random = ReturnType<typeof randomOf>;
