import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { env } from "~/env/server";

/** The secret that signs sessions: the environment's, or this folder's own. */
export function authSecret(): string {
  const { authSecret: given, dataDir } = env();
  return given ?? generatedSecret(dataDir);
}

/**
 * The secret that signs sessions where none is given: made once, kept in the data folder, readable
 * by its owner alone.
 */
function generatedSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
