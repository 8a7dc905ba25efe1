import type { Session } from "../../auth/auth";
import type { user } from "../../db/schema";

import { initAuth } from "../../auth/auth";
import { getDatabase } from "../../db/client";
import { appRouter } from "../root";
import { createCallerFactory } from "../trpc";

const createCaller = createCallerFactory(appRouter);

/**
 * Calls the whole API in process, on the test database. A guest unless a `session` is given;
 * `sessionOf` makes one for a row of the user table.
 */
export function makeTestCaller({ session = null }: { session?: Session | null } = {}) {
  const db = getDatabase();
  const address = "http://localhost:3000";
  const auth = initAuth({
    baseUrl: address,
    productionUrl: address,
    secret: "a secret of the tests, long enough",
    db,
  });
  return createCaller({ db, session, authApi: auth.api });
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
