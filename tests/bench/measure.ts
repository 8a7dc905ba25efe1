import type { Target } from "./targets";

import { cpuTime } from "./cpu";
import { ask, load } from "./load";

/** Processor time of one round, in µs a request. */
export interface Sample {
  server: number;
  database: number;
}

/** How long postgres may go on after its last answer, in ms: what it does then is counted too. */
const SETTLE_MS = 20;

/** The floor is asked more often before it counts: half-compiled it would flatter everything else. */
const FLOOR_WARM_UP = 4;

interface MeasureOptions {
  targets: Target[];
  pids: { floor: number; app: number; database: number };
  rounds: number;
  requests: number;
}

/** Asks every target once a round, so that whatever else the machine does befalls all alike. */
export async function measure(options: MeasureOptions): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>();
  for (const target of options.targets) {
    if (!(await ask(target)).includes(target.holds))
      throw new Error(`${target.name} is not what it should be.`);
    samples.set(target.name, []);
  }
  for (let round = 0; round <= options.rounds; round += 1) {
    process.stderr.write(round === 0 ? "warming up" : `, round ${round}`);
    for (const target of options.targets) {
      if (round === 0 && target.server === "floor") await load(target, options.requests * FLOOR_WARM_UP);
      const sample = await measureOne(target, options);
      if (round > 0) samples.get(target.name)?.push(sample);
    }
  }
  process.stderr.write("\n");
  return samples;
}

async function measureOne(target: Target, options: MeasureOptions): Promise<Sample> {
  const { pids } = options;
  const requests = Math.ceil(options.requests * (target.share ?? 1));
  const times = () => ({ server: cpuTime(pids[target.server]), database: cpuTime(pids.database) });
  const before = times();
  await load(target, requests);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const after = times();
  return {
    server: (after.server - before.server) / requests,
    database: (after.database - before.database) / requests,
  };
}
