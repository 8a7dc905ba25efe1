import type { Database } from "../db/client";
import type { Registration } from "~/validators/site";

import { DEFAULT_NAME } from "~/lib/page-title";
import { onContentChange } from "../changes";
import { Site } from "../db/schema";

/** What everyone may know of the site as a whole. */
export interface SiteInfo {
  name: string;
  registration: Registration;
}

const UNSET: SiteInfo = { name: DEFAULT_NAME, registration: "open" };

/** The site as the database has it at this moment; open, and without a name of its own, before the set-up. */
export async function readSite(db: Database): Promise<SiteInfo> {
  const [site] = await db.select({ name: Site.name, registration: Site.registration }).from(Site);
  return site ?? UNSET;
}

let known: Promise<SiteInfo> | undefined;

onContentChange(() => {
  known = undefined;
});

/** The site as every page shows it: read once, and again when the database says that something changed. */
export async function currentSite(db: Database): Promise<SiteInfo> {
  const reading = (known ??= readSite(db));
  try {
    return await reading;
  } catch (error) {
    if (known === reading) known = undefined;
    throw error;
  }
}

/** Stores what an administrator says of the site. */
export async function saveSite(db: Database, site: SiteInfo): Promise<void> {
  await db.insert(Site).values(site).onConflictDoUpdate({ target: Site.id, set: site });
}
