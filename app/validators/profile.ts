import { z } from "zod/v4";

import { HANDLE_MAX, HANDLE_MIN, HANDLE_PATTERN, isReservedHandle } from "~/lib/handle";

const SHAPE =
  "Use the letters a to z, digits, and single hyphens or underscores between them, such as ada-w_2.";

/** A member's handle as it is stored: in small letters, so that no two differ in case alone. */
export const handleField = z
  .string({ error: "Handle is missing." })
  .trim()
  .toLowerCase()
  .min(HANDLE_MIN, `Use at least ${HANDLE_MIN} characters.`)
  .max(HANDLE_MAX, `Use at most ${HANDLE_MAX} characters.`)
  .regex(HANDLE_PATTERN, SHAPE)
  .refine((handle) => !isReservedHandle(handle), "This handle is kept for the site itself. Choose another.");
