import { execFileSync } from "node:child_process";
import postgres from "postgres";

/** A connection to the embedded database of a running server: for what no screen can do, such as letting time pass. */
export function openServerDatabase(dataDir: string): postgres.Sql {
  const address = execFileSync(process.execPath, ["--import", "tsx", "scripts/database.ts", "url"], {
    env: { ...process.env, DATA_DIR: dataDir, POSTGRES_URL: "", BASE_URL: "" },
    encoding: "utf8",
  });
  return postgres(address.trim(), { max: 1, onnotice: () => undefined });
}
