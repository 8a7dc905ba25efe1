import { z } from "zod/v4";

import type { BetterAuthOptions } from "better-auth";
import type { MailParts } from "./mail";
import type { Database } from "../db/client";

import { sessionsChanged } from "../changes";
import { freeHandle } from "../services/handle";
import { invalidField } from "./invalid-field";
import { signInMethod } from "./method";
import { noticeLinked } from "./notices";
import { requireSameBrowser } from "./preview";
import { admit, admitted } from "./registration";
import { accountFields } from "~/validators/account";

const { name, email } = accountFields;
const StoredUser = z.object({ name, email }).partial();

/**
 * Better Auth takes any text for a name; this holds it to the rules of the forms. A picture is left
 * out: those that are shown are stored here, and one elsewhere would tell its site who reads.
 * @throws {APIError} BAD_REQUEST with a code like INVALID_NAME
 */
function checkedUser<User extends object>(user: User): User {
  const checked = StoredUser.safeParse(user);
  if (checked.success) return { ...user, ...checked.data, image: undefined };
  throw invalidField(checked.error);
}

/** Where a session or an account was changed, it is known at once; elsewhere when the database says so. */
function forgetSessions(userId: string): Promise<void> {
  sessionsChanged(userId);
  return Promise.resolve();
}

/** Nobody here acts at a provider in a member's name, so what would allow it is not kept. */
const withoutTokens = <Row extends object>(row: Row) =>
  Promise.resolve({ data: { ...row, accessToken: null, refreshToken: null, idToken: null } });

/** What is seen to whenever Better Auth stores something, whichever endpoint it was. */
export function databaseHooks(db: Database, mail: MailParts | undefined) {
  return {
    user: {
      create: {
        before: async (user, ctx) => {
          const checked = checkedUser(user);
          const handle = await freeHandle(db, checked.name);
          await admit(db, ctx?.headers);
          return { data: { ...checked, handle } };
        },
        after: (_user, ctx) => {
          admitted(ctx?.headers);
          return Promise.resolve();
        },
      },
      update: {
        before: (user, ctx) => {
          // A new address is stored by the link that was sent to it, which proves it.
          const proven = user.email && ctx?.path === "/verify-email" ? { emailVerified: true } : {};
          return Promise.resolve({ data: { ...checkedUser(user), ...proven } });
        },
        after: ({ id }) => forgetSessions(id),
      },
      delete: { after: ({ id }) => forgetSessions(id) },
    },
    account: {
      create: { before: withoutTokens, after: (account) => noticeLinked(mail, account) },
      update: { before: withoutTokens },
    },
    session: {
      create: {
        before: async (session, ctx) => {
          await requireSameBrowser(ctx);
          return { data: { ...session, method: signInMethod(ctx) ?? session.method } };
        },
      },
      update: { after: ({ userId }) => forgetSessions(userId) },
      delete: { after: ({ userId }) => forgetSessions(userId) },
    },
  } satisfies BetterAuthOptions["databaseHooks"];
}
