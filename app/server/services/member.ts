import { and, asc, eq, gt, ilike, or } from "drizzle-orm";

import type { roles } from "~/lib/permissions";
import type { Database } from "../db/client";

import { sessionsChanged } from "../changes";
import { user } from "../db/schema";

type Role = (typeof roles)[number];

/** Members a page of the administration holds. */
export const MEMBERS_PAGE = 50;

const listed = {
  id: user.id,
  name: user.name,
  handle: user.handle,
  email: user.email,
  role: user.role,
  createdAt: user.createdAt,
};

/** The text as a part of a LIKE pattern that means only itself. */
const literally = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** At most `rows` members after the handle `after`, by handle; `search` is a part of name, handle or address. */
export async function memberPage(
  db: Database,
  { rows, after, search }: { rows: number; after?: string | undefined; search?: string | undefined },
) {
  const pattern = `%${literally(search ?? "")}%`;
  return db
    .select(listed)
    .from(user)
    .where(
      and(
        after ? gt(user.handle, after) : undefined,
        search
          ? or(ilike(user.name, pattern), ilike(user.handle, pattern), ilike(user.email, pattern))
          : undefined,
      ),
    )
    .orderBy(asc(user.handle))
    .limit(rows);
}

/**
 * Gives a member a role. The site keeps at least one administrator, and whoever asks is one still,
 * however many change roles at the same moment.
 */
export async function setRole(
  db: Database,
  { actorId, memberId, role }: { actorId: string; memberId: string; role: Role },
): Promise<"done" | "not allowed" | "last administrator" | "unknown"> {
  const outcome = await db.transaction(async (tx) => {
    // In one order, so that two who change each other's role wait instead of blocking each other.
    const administrators = await tx
      .select({ id: user.id })
      .from(user)
      .where(eq(user.role, "administrator"))
      .orderBy(asc(user.id))
      .for("update");
    if (!administrators.some(({ id }) => id === actorId)) return "not allowed";
    const isLast = administrators.every(({ id }) => id === memberId);
    if (isLast && role !== "administrator") return "last administrator";
    const changed = await tx
      .update(user)
      .set({ role })
      .where(eq(user.id, memberId))
      .returning({ id: user.id });
    return changed.length > 0 ? "done" : "unknown";
  });
  if (outcome === "done") sessionsChanged(memberId);
  return outcome;
}
