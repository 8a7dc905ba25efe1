import { eq } from "drizzle-orm";
import { randomInt } from "node:crypto";

import type { Database } from "../db/client";

import { handleFrom } from "~/lib/handle";
import { FormerHandle, user } from "../db/schema";

/** Whether somebody has this handle, or had it and is still led to by it. */
export async function isHandleTaken(db: Database, handle: string): Promise<boolean> {
  const [now, before] = await Promise.all([
    db.select({ id: user.id }).from(user).where(eq(user.handle, handle)),
    db.select({ id: FormerHandle.userId }).from(FormerHandle).where(eq(FormerHandle.handle, handle)),
  ]);
  return now.length > 0 || before.length > 0;
}

/** A handle for a new member: their name where it is free, else with a number. */
export async function freeHandle(db: Database, name: string): Promise<string> {
  const base = handleFrom(name);
  for (let digits = 2; digits <= 9; digits += 1) {
    const handle =
      digits === 2 && base !== "member" ? base : `${base}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
    if (!(await isHandleTaken(db, handle))) return handle;
  }
  throw new Error(`No free handle was found for ${base}.`);
}
