import { isHere, type Holder } from "./holder";

/** Thrown when another living process has the data folder open. The message is written for a person. */
export class DatabaseHeldError extends Error {
  override name = "DatabaseHeldError";
  /** The process in the way. */
  readonly holder: Holder;

  constructor(dataDir: string, holder: Holder) {
    super(explain(dataDir, holder));
    this.holder = holder;
  }
}

function explain(dataDir: string, holder: Holder): string {
  const here = isHere(holder);
  const stop = here
    ? `Stop it: Ctrl-C in its terminal, or kill ${holder.pid}.`
    : `Stop it on ${holder.host}.`;
  return [
    `The data folder ${dataDir} is in use by another process.`,
    `  Who: ${holder.command}, process ${holder.pid} on ${holder.host}, since ${holder.since}`,
    here ? "  It is running now." : "  It is alive: it renewed its claim within the last seconds.",
    "The embedded database can be open in one process only. Do one of these:",
    `  - ${stop}`,
    "  - Work through it: npm run db:url prints the address of its database.",
    "  - Use another folder: set DATA_DIR.",
    "  - Run several processes on one database: set POSTGRES_URL to a PostgreSQL server.",
  ].join("\n");
}
