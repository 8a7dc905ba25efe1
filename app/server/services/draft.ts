import { and, eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { Draft } from "../db/schema";

/** Removes a member's draft once its text is published. */
export async function dropDraft(
  tx: Pick<Database, "delete">,
  { userId, draftId }: { userId: string; draftId: string | undefined },
): Promise<void> {
  if (draftId === undefined) return;
  await tx.delete(Draft).where(and(eq(Draft.id, draftId), eq(Draft.userId, userId)));
}
