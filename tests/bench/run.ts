import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

import { feedScripts } from "../app/feed-scripts";
import { startApp, signIn } from "./app-server";
import { requireProc } from "./cpu";
import { startDatabase } from "./database";
import { startFloor } from "./floor-server";
import { measure } from "./measure";
import { readOptions, USAGE, type BenchOptions } from "./options";
import { rowsOf, tableOf } from "./report";
import { measureScale } from "./scale";
import { startTime } from "./start-time";
import { targetsOf } from "./targets";

/** The feed's JavaScript, gzipped, in bytes. */
const SCRIPT_GOAL = 125_000;

/** Posts of the site that a large one is held against. */
const SMALL_SITE = 1_000;

/** The options, or undefined where there is nothing to do but to tell about them. */
function optionsOrUsage(): BenchOptions | undefined {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options.help) return options;
    process.stdout.write(USAGE);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
  }
  return undefined;
}

async function bench(): Promise<void> {
  const options = optionsOrUsage();
  if (!options) return;
  requireProc();
  if (options.build)
    execFileSync("npm", ["run", "build"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NODE_ENV: "production" },
    });

  const stops: (() => Promise<unknown>)[] = [];
  /** Notes how to end what was started, so that it ends whatever happens after. */
  const started = <Part extends { stop: () => Promise<unknown> }>(part: Part): Part => {
    stops.unshift(part.stop);
    return part;
  };
  try {
    if (options.scale !== undefined) {
      console.log(await measureScale({ ...options, small: SMALL_SITE, large: options.scale }, started));
      return;
    }
    const database = started(await startDatabase());
    const floor = started(await startFloor(database.url));
    const app = started(await startApp(database.url));
    const targets = targetsOf({ floor: floor.url, app: app.url }, await signIn(app.url));
    const pids = { floor: floor.pid, app: app.pid, database: database.pid };
    const rows = rowsOf(targets, await measure({ targets, pids, ...options }));
    const scripts = feedScripts(await (await fetch(app.url)).text());
    const bytes = scripts.reduce((sum, { gzip }) => sum + gzip, 0);
    const start = await startTime();

    console.log(
      `CPU a request, median of ${options.rounds} rounds of ${options.requests} requests (brotli: a tenth of them):\n`,
    );
    console.log(tableOf(rows));
    const verdict = bytes <= SCRIPT_GOAL ? "met" : "not met";
    console.log(`\nJavaScript of the feed: ${bytes} bytes gzipped (goal ≤ ${SCRIPT_GOAL}: ${verdict})`);
    console.log(
      `Start on an existing folder: ${(start.app / start.node).toFixed(1)} × an empty node (${start.app.toFixed(0)} ms; goal 1,000 ms)`,
    );
    if (options.json)
      writeFileSync(options.json, `${JSON.stringify({ rows, scripts, start }, undefined, 2)}\n`);
  } finally {
    for (const stop of stops) await stop().catch((error: unknown) => console.error(error));
  }
}

await bench();
