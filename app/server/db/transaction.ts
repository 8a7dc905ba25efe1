import type { Database } from "./client";

import { databaseErrorCode } from "./errors";

const DEADLOCK = "40P01";
const TRIES = 5;

/** Whether others and a transaction waited for each other, and it was the one that PostgreSQL ended. */
export const isDeadlock = (error: unknown) => databaseErrorCode(error) === DEADLOCK;

/**
 * A transaction that is begun anew, a few times, when others and it waited for each other and
 * PostgreSQL ended this one. For work whose locks have no order of their own: a row that is changed
 * twice has its foreign keys looked at again, and so takes locks that no statement names.
 */
export async function patientTransaction<Result>(
  db: Database,
  work: Parameters<typeof db.transaction<Result>>[0],
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (tries === TRIES || !isDeadlock(error)) throw error;
    }
  }
}
