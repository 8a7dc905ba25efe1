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

/**
 * The same for work that guests may ask for as often as they like: of the time, it takes at most one
 * part in `share`. Whoever asked has the answer at once; the turn ends when others had their part.
 */
export function makeSparingTurns({ waiting, share }: { waiting: number; share: number }) {
  const inTurn = makeTurns({ waiting });
  return <Result>(who: string, work: () => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      const workAndRest = async () => {
        const began = performance.now();
        resolve(await work());
        const rest = (share - 1) * (performance.now() - began);
        await new Promise((done) => setTimeout(done, rest));
      };
      inTurn(who, () => Promise.resolve(), workAndRest).catch(reject);
    });
}
