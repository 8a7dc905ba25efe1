import type { Context } from "./trpc";
import type { Session } from "../auth/auth";
import type { SecurityChange } from "../mail/letters";

import { env } from "~/env/server";
import { securityNotice } from "../mail/letters";
import { siteMail } from "../mail/mail";

/**
 * Tells the caller by mail, where the site sends any, that something about signing in to their
 * account changed. `provider` says which account elsewhere.
 */
export async function noticeCaller(
  { db, session: { user } }: Pick<Context, "db"> & { session: Session },
  change: SecurityChange,
  provider?: string,
): Promise<void> {
  await siteMail(db)?.post(user.email, securityNotice(user, change, { baseUrl: env().baseUrl, provider }));
}
