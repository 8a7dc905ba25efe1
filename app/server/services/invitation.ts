import { and, desc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import { randomBytes } from "node:crypto";

import type { Database } from "../db/client";

import { Invitation, user } from "../db/schema";

const DAY = 24 * 60 * 60 * 1000;

/** The secret part of a link; whatever else somebody sends is not worth a query. */
const isCode = (text: string) => /^[\w-]{22}$/.test(text);

/** Invitations a page holds. */
export const INVITATIONS_PAGE = 20;

export type InvitationState = "valid" | "expired" | "used up" | "revoked";

type Row = Pick<typeof Invitation.$inferSelect, "uses" | "maxUses" | "expiresAt" | "revokedAt">;

/** Whether an invitation lets anybody in, and if not, why. */
export function invitationState({ uses, maxUses, expiresAt, revokedAt }: Row): InvitationState {
  if (revokedAt) return "revoked";
  if (uses >= maxUses) return "used up";
  return expiresAt.getTime() <= Date.now() ? "expired" : "valid";
}

const listed = {
  id: Invitation.id,
  code: Invitation.code,
  createdAt: Invitation.createdAt,
  expiresAt: Invitation.expiresAt,
  maxUses: Invitation.maxUses,
  uses: Invitation.uses,
  revokedAt: Invitation.revokedAt,
  inviter: { name: user.name, handle: user.handle },
};

const select = (db: Database) =>
  db.select(listed).from(Invitation).leftJoin(user, eq(user.id, Invitation.createdById));

/** The invitation behind a link, or undefined. */
export async function findInvitation(db: Database, code: string) {
  if (!isCode(code)) return undefined;
  const [invitation] = await select(db).where(eq(Invitation.code, code));
  return invitation;
}

/** At most `rows` invitations older than `before` (or the newest), newest first. */
export async function invitationPage(
  db: Database,
  { rows, before }: { rows: number; before?: string | undefined },
) {
  return select(db)
    .where(before ? lt(Invitation.id, before) : undefined)
    .orderBy(desc(Invitation.id))
    .limit(rows);
}

export async function createInvitation(
  db: Database,
  { createdById, maxUses, days }: { createdById: string; maxUses: number; days: number },
) {
  const code = randomBytes(16).toString("base64url");
  const expiresAt = new Date(Date.now() + days * DAY);
  await db.insert(Invitation).values({ code, createdById, maxUses, expiresAt });
  return findInvitation(db, code);
}

/** Ends an invitation. Answers whether there is one of this id; one that has ended stays as it is. */
export async function revokeInvitation(db: Database, id: string): Promise<boolean> {
  const rows = await db
    .update(Invitation)
    .set({ revokedAt: sql`coalesce(${Invitation.revokedAt}, now())` })
    .where(eq(Invitation.id, id))
    .returning({ id: Invitation.id });
  return rows.length > 0;
}

/** Counts one use of an invitation. Answers its id, or undefined where it lets nobody in any more. */
export async function takeInvitation(db: Database, code: string): Promise<string | undefined> {
  if (!isCode(code)) return undefined;
  const [taken] = await db
    .update(Invitation)
    .set({ uses: sql`${Invitation.uses} + 1` })
    .where(
      and(
        eq(Invitation.code, code),
        lt(Invitation.uses, Invitation.maxUses),
        gt(Invitation.expiresAt, sql`now()`),
        isNull(Invitation.revokedAt),
      ),
    )
    .returning({ id: Invitation.id });
  return taken?.id;
}

/** Takes back the count of a use that came to nothing. */
export async function giveBackInvitation(db: Database, id: string): Promise<void> {
  await db
    .update(Invitation)
    .set({ uses: sql`${Invitation.uses} - 1` })
    .where(and(eq(Invitation.id, id), gt(Invitation.uses, 0)));
}
