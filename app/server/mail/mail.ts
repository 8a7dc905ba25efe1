import type { Database } from "../db/client";
import type { Letter } from "./letter";

import { DEFAULT_NAME } from "~/lib/page-title";
import { Site } from "../db/schema";
import { compose } from "./letter";
import { mailMode } from "./mode";
import { storeMail } from "./outbox";
import { isMailReachable } from "./transport";
import { wakeMailWorker } from "./worker";

/** The way from the accounts to people's mailboxes. */
export interface SiteMail {
  /** Whether an address must be verified before its owner may write. */
  required: boolean;
  /** Whether the mail server can be reached now; the same answer for everybody. */
  isReachable: () => Promise<boolean>;
  /** Stores a letter; it is sent in the background, and again until the mail server took it. */
  post: (recipient: string, letter: Letter) => Promise<void>;
}

/** The mail of this process, or undefined where it has none. */
export function siteMail(db: Database): SiteMail | undefined {
  const mode = mailMode();
  if (mode === "none") return undefined;
  const held = mode === "inbox";
  return {
    required: !held,
    isReachable: held ? () => Promise.resolve(true) : isMailReachable,
    post: async (recipient, letter) => {
      const [site] = await db.select({ name: Site.name }).from(Site);
      await storeMail(db, compose(recipient, letter, site?.name ?? DEFAULT_NAME), { held });
      if (!held) wakeMailWorker();
    },
  };
}
