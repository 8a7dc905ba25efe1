import { z } from "zod/v4";

/**
 * An id of a row: a UUID, in small letters however it was typed, as the database answers it. Anything
 * else is a bad request, never an error of the database.
 */
export const RowId = z.uuid({ error: "This is not a valid id." }).toLowerCase();

/**
 * For whom the page is that something is pressed on. Another member may have signed in since, in
 * another tab of the same browser: nothing is done in their name.
 */
export const ReaderId = z.string().min(1).max(64);
