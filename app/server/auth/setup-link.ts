import { createHmac, timingSafeEqual } from "node:crypto";

import type { Database } from "../db/client";

import { env } from "~/env/server";
import { getDatabase } from "../db/client";
import { hasAdministrator, lastSetup } from "../services/setup";
import { authSecret } from "./secret";

/** What the holder of a set-up link may do with it. */
export type SetupState = "ready" | "used" | "wrong";

/**
 * The secret part of the set-up link: nothing is stored for it, and every instance makes the same.
 * It is another one after each set-up, so that none is ever good twice.
 */
export async function setupToken(db: Database): Promise<string> {
  const message = `set-up link, last used: ${await lastSetup(db)}`;
  return createHmac("sha256", authSecret()).update(message).digest("base64url");
}

/** Whether a token lets its holder set up the site. */
export async function setupState(db: Database, token: string): Promise<SetupState> {
  if (await hasAdministrator(db)) return "used";
  const [given, expected] = [Buffer.from(token), Buffer.from(await setupToken(db))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? "ready" : "wrong";
}

/** What to tell the person who started a site that nobody administers; no lines where somebody does. */
export async function setupNotice(): Promise<string[]> {
  const db = getDatabase();
  if (await hasAdministrator(db)) return [];
  return [
    "This site has no administrator yet. Open this link to become the one:",
    "",
    `  ${env().baseUrl}/setup?token=${await setupToken(db)}`,
    "",
    "It works once, for whoever opens it first: show it to nobody.",
    "",
  ];
}
