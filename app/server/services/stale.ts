/** What stands there now, for whoever was about to write over it. */
export interface Newer {
  version: number;
  title: string | null;
  content: string;
  tags: string[];
  updatedAt: Date;
}

/** A change made from a version that is not the newest any more; nothing was written. */
export class Stale extends Error {
  constructor(readonly newer: Newer) {
    super("This was changed elsewhere in the meantime. Nothing is lost: look at both texts.");
  }
}
