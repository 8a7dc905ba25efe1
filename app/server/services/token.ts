import { and, desc, eq } from "drizzle-orm";
import { z } from "zod/v4";

import type { Database } from "../db/client";
import type { TokenScope } from "~/validators/token";

import { apikey } from "../db/schema";

const Permissions = z.object({ api: z.array(z.string()) });

/** How a scope is kept with the token. */
export const permissionsOf = (scope: TokenScope) => ({
  api: scope === "write" ? ["read", "write"] : ["read"],
});

/** The scope of a stored token; in doubt the smaller one. */
export function scopeOf(permissions: string | null): TokenScope {
  const { data } = Permissions.safeParse(permissions ? JSON.parse(permissions) : undefined);
  return data?.api.includes("write") ? "write" : "read";
}

/** A person's tokens, newest first: all that may be shown of them, which the key is not. */
export async function tokensOf(db: Database, userId: string) {
  const { id, name, start, permissions, createdAt, expiresAt, lastRequest } = apikey;
  const rows = await db
    .select({ id, name, start, permissions, createdAt, expiresAt, lastUsedAt: lastRequest })
    .from(apikey)
    .where(eq(apikey.referenceId, userId))
    .orderBy(desc(createdAt), desc(id));
  return rows.map(({ permissions: kept, name: given, start: first, ...row }) => ({
    ...row,
    name: given ?? "",
    start: first ?? "",
    scope: scopeOf(kept),
  }));
}

/** How many tokens a person has. */
export const tokenCount = (db: Database, userId: string) => db.$count(apikey, eq(apikey.referenceId, userId));

/** Revokes a token of this person for good. False when they have none of that id. */
export async function deleteToken(db: Database, { id, userId }: { id: string; userId: string }) {
  const gone = await db
    .delete(apikey)
    .where(and(eq(apikey.id, id), eq(apikey.referenceId, userId)))
    .returning({ id: apikey.id });
  return gone.length > 0;
}

/** Revokes all tokens of a person. No foreign key does it when the account goes. */
export async function deleteTokensOf(db: Database, userId: string): Promise<void> {
  await db.delete(apikey).where(eq(apikey.referenceId, userId));
}
