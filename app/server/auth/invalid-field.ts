import { APIError } from "better-auth/api";

import type { ZodError } from "zod/v4";

/** The refusal of a field that breaks our rules, in Better Auth's form: BAD_REQUEST with a code like INVALID_NAME. */
export function invalidField({ issues: [issue] }: ZodError): APIError {
  const field = String(issue?.path[0]).toUpperCase();
  return new APIError("BAD_REQUEST", { code: `INVALID_${field}`, message: issue?.message ?? "" });
}
