import { sql } from "drizzle-orm";

import { getDatabase } from "../db/client";
import { isStopping } from "../lifecycle";

const PATIENCE_MS = 2000;

/** Whether the database answers within two seconds and this process is not stopping. */
export async function isReady(): Promise<boolean> {
  if (isStopping()) return false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  try {
    return await Promise.race([
      getDatabase()
        .execute(sql`select 1`)
        .then(() => true),
      tooLate,
    ]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
