import type { Database } from "../db/client";

/** Makes a post findable by what it says now. Called again after every change of it. */
export async function indexPost(_tx: Pick<Database, "insert">, _postId: string): Promise<void> {
  // Comes with the search.
}

/** Makes a comment findable by what it says now, or not at all once it is deleted. */
export async function indexComment(_tx: Pick<Database, "insert">, _commentId: string): Promise<void> {
  // Comes with the search.
}
