import { eq, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";

import type { Database } from "../db/client";
import type { SiteInfo } from "./site";

import { account, Site, user } from "../db/schema";
import { freeHandle } from "./handle";

/** Who becomes the administrator: a new account, or one that is there. */
export type Candidate = { name: string; email: string; passwordHash: string } | { id: string };

export type SetupOutcome = "done" | "too late" | "address taken" | "account gone";

/** Whether anybody administers the site. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const [somebody] = await db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.role, "administrator"))
    .limit(1);
  return somebody !== undefined;
}

/** When the site was last set up, as a mark that differs each time; "never" before the first. */
export async function lastSetup(db: Database): Promise<string> {
  const [site] = await db.select({ createdAt: Site.createdAt }).from(Site);
  return site?.createdAt.toISOString() ?? "never";
}

/**
 * Makes the administrator and names the site, whole or not at all. Of those who try at the same
 * moment the first one does; the others find that it is too late.
 */
export async function setUpSite(
  db: Database,
  { site, candidate }: { site: SiteInfo; candidate: Candidate },
): Promise<SetupOutcome> {
  return db.transaction(async (tx) => {
    // Nobody signs up with the same address, and nobody else sets up, until this is done.
    await tx.execute(sql`lock table ${user} in share row exclusive mode`);
    if (await hasAdministrator(tx)) return "too late";
    const refused =
      "id" in candidate ? await promote(tx, candidate.id) : await createAdministrator(tx, candidate);
    if (refused) return refused;
    const now = { ...site, createdAt: new Date() };
    await tx.insert(Site).values(now).onConflictDoUpdate({ target: Site.id, set: now });
    return "done";
  });
}

async function promote(db: Database, id: string): Promise<SetupOutcome | undefined> {
  const changed = await db
    .update(user)
    .set({ role: "administrator" })
    .where(eq(user.id, id))
    .returning({ id: user.id });
  return changed.length === 0 ? "account gone" : undefined;
}

async function createAdministrator(
  db: Database,
  { name, email, passwordHash }: Exclude<Candidate, { id: string }>,
): Promise<SetupOutcome | undefined> {
  const [taken] = await db.select({ id: user.id }).from(user).where(eq(user.email, email));
  if (taken) return "address taken";
  const id = randomUUID();
  const handle = await freeHandle(db, name);
  await db.insert(user).values({ id, name, email, handle, role: "administrator" });
  await db.insert(account).values({
    id: randomUUID(),
    accountId: id,
    providerId: "credential",
    userId: id,
    password: passwordHash,
    updatedAt: new Date(),
  });
  return undefined;
}
