import type { Session } from "../../auth/auth";
import type { Token } from "../../auth/session";
import type { user } from "../../db/schema";

import { sealingOf } from "../../auth/sealing";
import { getDatabase } from "../../db/client";
import { appRouter } from "../root";
import { createCallerFactory } from "../trpc";
import { makeTestAuth } from "./auth";

const createCaller = createCallerFactory(appRouter);

/**
 * Calls the whole API in process, on the test database. A guest unless a `session` is given;
 * `sessionOf` makes one for a row of the user table. With `token` it is a program that calls.
 */
export function makeTestCaller({
  session = null,
  token = null,
}: { session?: Session | null; token?: Token | null } = {}) {
  const auth = makeTestAuth();
  return createCaller({ db: getDatabase(), session, token, authApi: auth.api, sealing: sealingOf(auth) });
}

/** The session that a signed-in person would have. */
export function sessionOf(person: typeof user.$inferSelect): Session {
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  return {
    user: person,
    session: {
      id: `session-of-${person.id}`,
      token: "unused",
      userId: person.id,
      expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  };
}
