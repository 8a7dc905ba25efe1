import { and, eq, ne, sql } from "drizzle-orm";
import { randomInt } from "node:crypto";

import type { Database } from "../db/client";

import { handleFrom } from "~/lib/handle";
import { FormerHandle, user } from "../db/schema";

/** Former handles that a member can have. Each keeps a name from everybody else, so there is an end to it. */
const FORMER_HANDLES_MAX = 5;

/** Any number will do that no other advisory lock of the app has. */
const LOCK = 7_305_221_195;

/** Why a member can't have a handle, in words for them. */
export class HandleRefusal extends Error {
  override name = "HandleRefusal";
}

export const takenHandle = (handle: string) =>
  new HandleRefusal(`@${handle} belongs to another member. Choose another.`);

/** Whether somebody has this handle, or had it and is still led to by it: one look at one moment. */
export async function isHandleTaken(db: Database, handle: string): Promise<boolean> {
  const before = db
    .select({ id: FormerHandle.userId })
    .from(FormerHandle)
    .where(eq(FormerHandle.handle, handle));
  const found = await db.select({ id: user.id }).from(user).where(eq(user.handle, handle)).unionAll(before);
  return found.length > 0;
}

/** Handles given to members who are being stored right now; the database does not know them yet. */
const given = new Set<string>();
const GIVEN_MS = 10_000;

function give(handle: string): boolean {
  if (given.has(handle)) return false;
  given.add(handle);
  setTimeout(() => given.delete(handle), GIVEN_MS).unref();
  return true;
}

/** A handle for a new member: their name where it is free, else with a number. */
export async function freeHandle(db: Database, name: string): Promise<string> {
  const base = handleFrom(name);
  for (let digits = 2; digits <= 9; digits += 1) {
    const handle =
      digits === 2 && base !== "member" ? base : `${base}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
    if (!(await isHandleTaken(db, handle)) && give(handle)) return handle;
  }
  throw new Error(`No free handle was found for ${base}.`);
}

/**
 * Readies the database, within a transaction, for a member's change from one handle to another: the
 * old one becomes a former one, and leads here from now on. Such changes take turns on all instances.
 * @throws {HandleRefusal} when the new one is another member's, or this one has too many former ones.
 */
export async function keepFormerHandle(
  tx: Database,
  { userId, from, to }: { userId: string; from: string; to: string },
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCK))})`);
  if (await isOthersHandle(tx, userId, to)) throw takenHandle(to);
  const former = await tx
    .select({ handle: FormerHandle.handle })
    .from(FormerHandle)
    .where(eq(FormerHandle.userId, userId))
    .orderBy(FormerHandle.createdAt, FormerHandle.handle);
  const handles = former.map(({ handle }) => handle);
  if (handles.includes(to)) await tx.delete(FormerHandle).where(eq(FormerHandle.handle, to));
  else if (handles.length >= FORMER_HANDLES_MAX) throw tooManyHandles(handles);
  await tx.insert(FormerHandle).values({ handle: from, userId });
}

async function isOthersHandle(tx: Database, userId: string, handle: string): Promise<boolean> {
  const before = tx
    .select({ id: FormerHandle.userId })
    .from(FormerHandle)
    .where(and(eq(FormerHandle.handle, handle), ne(FormerHandle.userId, userId)));
  const found = await tx
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.handle, handle), ne(user.id, userId)))
    .unionAll(before);
  return found.length > 0;
}

const tooManyHandles = (handles: string[]) =>
  new HandleRefusal(
    `You have ${FORMER_HANDLES_MAX} former handles, and all of them lead to you. Take one of them back: ${handles.map((handle) => `@${handle}`).join(", ")}.`,
  );
