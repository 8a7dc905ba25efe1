import { eq } from "drizzle-orm";

import type { ExportPart } from "./part";

import { Avatar } from "../../db/schema";

/** A member's picture, as the site serves it. */
export const avatar: ExportPart = {
  about: { "avatar.webp": "Your picture, where you gave one." },
  files: async function* ({ db, userId }) {
    const [found] = await db.select({ bytes: Avatar.bytes }).from(Avatar).where(eq(Avatar.userId, userId));
    if (found) yield { name: "avatar.webp", content: [found.bytes] };
  },
};
