import { parseArgs } from "node:util";

/** How a run of the benchmark is made. */
export interface BenchOptions {
  /** Rounds that count; one more before them warms everything up. */
  rounds: number;
  /** Requests to every target in every round. */
  requests: number;
  /** Whether to build the app first. */
  build: boolean;
  /** Where the figures go as JSON, beside the table. */
  json: string | undefined;
  /** Posts of the large site that is compared with one of 1,000, instead of the usual table. */
  scale: number | undefined;
}

/**
 * Reads the options of the command line.
 * @throws {TypeError | RangeError} for one that does not exist or is no whole number above zero.
 */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args: args.map((arg) => (arg === "--no-build" ? "--skip-build" : arg)),
    options: {
      rounds: { type: "string", default: "5" },
      requests: { type: "string", default: "1000" },
      json: { type: "string" },
      scale: { type: "string" },
      "skip-build": { type: "boolean", default: false },
    },
  });
  return {
    rounds: positive("rounds", values.rounds),
    requests: positive("requests", values.requests),
    build: !values["skip-build"],
    json: values.json,
    scale: values.scale === undefined ? undefined : positive("scale", values.scale),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`--${name} must be a whole number above 0.`);
  return value;
}
