/** What stands there now, for whoever was about to write over it. */
export interface Newer {
  /** Of a draft: its id, which a second tab that began one for the same thing does not know. */
  id?: string;
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
