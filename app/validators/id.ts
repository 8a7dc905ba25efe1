import { z } from "zod/v4";

/**
 * An id of a row: a UUID, in small letters however it was typed, as the database answers it. Anything
 * else is a bad request, never an error of the database.
 */
export const RowId = z.uuid({ error: "This is not a valid id." }).toLowerCase();

/**
 * Whose text it is that a browser sends. Another member may have signed in meanwhile, in another tab:
 * it is neither kept nor published as theirs. Programs, which are nobody else, leave it out.
 */
export const WriterId = z.string().min(1).max(64).optional();
