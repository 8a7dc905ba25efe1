/** Thrown when too many wait already, or the same one asked before and still waits. */
export class BusyError extends Error {
  override name = "BusyError";
}

/**
 * Lets heavy work happen one piece at a time, and one piece for each who asks. `prepare` runs at
 * once, `work` when its turn comes; at most `waiting` wait.
 */
export function makeTurns({ waiting }: { waiting: number }) {
  const asking = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  return async <Material, Result>(
    who: string,
    prepare: () => Promise<Material>,
    work: (material: Material) => Promise<Result>,
  ): Promise<Result> => {
    if (asking.has(who) || asking.size >= waiting) throw new BusyError();
    asking.add(who);
    try {
      const material = await prepare();
      const mine = last.then(() => work(material));
      last = mine.catch(() => undefined);
      return await mine;
    } finally {
      asking.delete(who);
    }
  };
}
