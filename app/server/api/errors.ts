import { TRPCError } from "@trpc/server";
import { ZodError, ZodRealError } from "zod/v4";

import { UNAVAILABLE, UNEXPECTED } from "~/lib/api-error";
import { databaseErrorCode, isDatabaseAway } from "../db/errors";
import { requestContext } from "../request-context";
import { TooManyTries } from "../services/limit";
import { Stale } from "../services/stale";
import { LastWayInError } from "../services/way-in";

/** The cause of a refusal that one more step would lift; a client is told its name. */
export class Reason extends Error {
  override name = "Reason";
}

/** SQLSTATEs that a request can cause, and what they mean to the one who asked. */
const CONSTRAINTS: Record<string, { code: TRPCError["code"]; message: string }> = {
  "23505": { code: "CONFLICT", message: "That already exists." },
  "23503": { code: "CONFLICT", message: "Something this belongs to no longer exists." },
  "22001": { code: "BAD_REQUEST", message: "A text is too long." },
  "22021": { code: "BAD_REQUEST", message: "A text holds a character that can’t be stored." },
  "22P02": { code: "BAD_REQUEST", message: "A value has the wrong form." },
  "40P01": { code: "CONFLICT", message: "Someone changed this at the same moment. Please try again." },
  "40001": { code: "CONFLICT", message: "Someone changed this at the same moment. Please try again." },
};

/** The refusal of a value for what no schema can know; a form shows it beside its field. */
const refusalAt = (code: TRPCError["code"]) => (field: string, message: string) =>
  new TRPCError({
    code,
    message,
    cause: new ZodRealError([{ code: "custom", path: [field], message, input: undefined }]),
  });

/** A value that what is stored rules out. */
export const conflictAt = refusalAt("CONFLICT");

/** A value that may not be, whatever is stored. */
export const invalidAt = refusalAt("BAD_REQUEST");

const isConflict = (error: unknown) => error instanceof TRPCError && error.code === "CONFLICT";

/** What services throw for people to read. */
const REFUSALS: { kind: new (argument: never) => Error; code: TRPCError["code"] }[] = [
  { kind: TooManyTries, code: "TOO_MANY_REQUESTS" },
  { kind: LastWayInError, code: "CONFLICT" },
  { kind: Stale, code: "CONFLICT" },
];

const causeOf = (error: unknown) => (error instanceof TRPCError && error.cause ? error.cause : error);

/**
 * Gives any error a code and a message that a client may see. What the database said is kept as
 * the cause, for the log alone.
 */
export function toApiError(error: unknown): TRPCError {
  const cause = causeOf(error);
  if (cause instanceof ZodError && !isConflict(error)) {
    const message = [...new Set(cause.issues.map((issue) => issue.message))].join(" ");
    return new TRPCError({ code: "BAD_REQUEST", message, cause });
  }
  if (isDatabaseAway(cause)) {
    const context = requestContext();
    if (context) context.databaseAway = true;
    return new TRPCError({ code: "SERVICE_UNAVAILABLE", message: UNAVAILABLE, cause });
  }
  const refusal = REFUSALS.find(({ kind }) => cause instanceof kind);
  if (refusal) return new TRPCError({ code: refusal.code, message: (cause as Error).message, cause });
  if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return error;
  const constraint = CONSTRAINTS[databaseErrorCode(cause) ?? ""];
  if (constraint) return new TRPCError({ ...constraint, cause });
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: UNEXPECTED, cause });
}
