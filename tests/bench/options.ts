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
  /** Addresses of the two sites' databases, where they are filled already. */
  on: [small: string, large: string] | undefined;
  /** Whether only to say what the options are. */
  help: boolean;
}

/** What `--help` prints. */
export const USAGE = `npm run bench -- [options]

CPU time a request of the app and of PostgreSQL, on Linux. Builds the app first.

  --scale N      compare a site of N posts with one of 1,000 (1,000,000 takes some minutes to fill)
  --on URL       with --scale, twice: databases filled before by db:fill, the small one first;
                 what is needed to sign in is added to them
  --rounds N     rounds that count (5; with --scale 3)
  --requests N   requests to every page in every round (1000; with --scale 100)
  --skip-build   measure what was built last
  --json FILE    write the figures to a file as well (not with --scale)
  --help         print this
`;

/**
 * Reads the options of the command line.
 * @throws {TypeError | RangeError} for one that does not exist, or is not what it should be.
 */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args: args.map((arg) => (arg === "--no-build" ? "--skip-build" : arg)),
    options: {
      help: { type: "boolean", short: "h", default: false },
      on: { type: "string", multiple: true },
      rounds: { type: "string" },
      requests: { type: "string" },
      json: { type: "string" },
      scale: { type: "string" },
      "skip-build": { type: "boolean", default: false },
    },
  });
  const isScale = values.scale !== undefined;
  return {
    help: values.help,
    on: values.on && databasesOf(values.on, { isScale }),
    rounds: positive("rounds", values.rounds ?? (isScale ? "3" : "5")),
    requests: positive("requests", values.requests ?? (isScale ? "100" : "1000")),
    build: !values["skip-build"],
    json: values.json,
    scale: values.scale === undefined ? undefined : positive("scale", values.scale),
  };
}

function databasesOf(addresses: string[], { isScale }: { isScale: boolean }): [string, string] {
  const [small, large, ...others] = addresses;
  if (!isScale || !small || !large || others.length > 0)
    throw new RangeError("--on goes with --scale, and is given twice.");
  return [small, large];
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`--${name} must be a whole number above 0.`);
  return value;
}
