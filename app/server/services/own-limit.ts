import { refuse, type Limit } from "./limit";

interface Counted {
  count: number;
  /** By `performance.now()`, in milliseconds. */
  resetsAt: number;
}

/** Those who were counted in one window at most; beyond that the longest known are forgotten. */
const KNOWN_MAX = 10_000;

/**
 * A limit that this process counts by itself: for reading and reckoning, which cost no other
 * instance anything, and should not cost a write. A restart forgets it.
 */
export function makeOwnLimit(limit: Limit): (who: string) => void {
  const known = new Map<string, Counted>();
  /** @throws {TooManyTries} when there were as many already as the limit allows. */
  return (who) => {
    const now = performance.now();
    let counted = known.get(who);
    if (!counted || counted.resetsAt <= now) {
      counted = { count: 0, resetsAt: now + limit.seconds * 1000 };
      known.delete(who);
      known.set(who, counted);
      const [oldest] = known.keys();
      if (known.size > KNOWN_MAX && oldest !== undefined) known.delete(oldest);
    }
    counted.count += 1;
    if (counted.count > limit.tries) refuse(limit, Math.ceil((counted.resetsAt - now) / 1000));
  };
}
