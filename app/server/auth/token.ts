import { defaultKeyHasher } from "@better-auth/api-key";
import { TRPCError } from "@trpc/server";
import { eq, sql } from "drizzle-orm";

import type { Database } from "../db/client";
import type { Identity } from "./session";

import { prepared } from "../db/prepared";
import { apikey, user } from "../db/schema";
import { scopeOf } from "../services/token";
import { TOKEN_PREFIX } from "./plugins";

/** That a token was used is written down no more often. */
const NOTED_EVERY = 5 * 60_000;

/** A program with a token that never expires is told so. */
const NEVER = new Date("9999-12-31T00:00:00Z");

const tokenByKey = prepared((db) =>
  db
    .select({
      user,
      token: {
        id: apikey.id,
        enabled: apikey.enabled,
        permissions: apikey.permissions,
        createdAt: apikey.createdAt,
        updatedAt: apikey.updatedAt,
        expiresAt: apikey.expiresAt,
        lastRequest: apikey.lastRequest,
      },
    })
    .from(apikey)
    .innerJoin(user, eq(user.id, apikey.referenceId))
    .where(eq(apikey.key, sql.placeholder("key")))
    .prepare("token_by_key"),
);

/**
 * The person in whose name a program asks, and what it may do. One look-up a request, so that a
 * revoked token is dead at once.
 * @throws {TRPCError} UNAUTHORIZED: a program that is taken for a guest would not notice.
 */
export async function identityOfToken(db: Database, sent: string): Promise<Identity> {
  const [found] = sent.startsWith(TOKEN_PREFIX)
    ? await tokenByKey(db).execute({ key: await defaultKeyHasher(sent) })
    : [];
  if (!found?.token.enabled) throw refused("This token is not known here. It may have been revoked.");
  const { user: owner, token } = found;
  const expiresAt = token.expiresAt ?? NEVER;
  if (expiresAt.getTime() <= Date.now()) throw refused("This token has expired. Make a new one.");
  await noteUse(db, token);
  const { id, createdAt, updatedAt } = token;
  const session = { id, userId: owner.id, token: "", createdAt, updatedAt, expiresAt, method: "token" };
  return { session: { user: owner, session }, token: { id, scope: scopeOf(token.permissions) } };
}

const refused = (message: string) => new TRPCError({ code: "UNAUTHORIZED", message });

async function noteUse(
  db: Database,
  { id, lastRequest }: { id: string; lastRequest: Date | null },
): Promise<void> {
  const now = new Date();
  if (lastRequest && now.getTime() - lastRequest.getTime() < NOTED_EVERY) return;
  await db.update(apikey).set({ lastRequest: now }).where(eq(apikey.id, id));
}
