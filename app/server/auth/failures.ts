import { isAPIError } from "better-auth/api";

import { isDatabaseAway } from "../db/errors";
import { logger } from "../logger";
import { requestContext } from "../request-context";

/** Better Auth answers 500 to all that went wrong inside; this tells apart what only has to wait. */
export function noteFailure(error: unknown): void {
  const context = requestContext();
  if (isDatabaseAway(error)) {
    if (context) context.databaseAway = true;
  } else if (!isAPIError(error) || error.statusCode >= 500) {
    logger().error({ err: error }, "account request failed");
  }
}

/**
 * Better Auth's own lines, in the log of the app. Some failures reach only its log, so they are
 * noted here too. Its notices are for debugging.
 */
export function logAuth(
  level: "debug" | "info" | "warn" | "error",
  message: string,
  ...details: unknown[]
): void {
  const error = details.find((detail) => detail instanceof Error);
  if (error) noteFailure(error);
  else logger()[level === "info" ? "debug" : "warn"]({ part: "auth" }, withoutAddresses(message));
}

/** Better Auth names the address that somebody tried in some of its lines. */
const withoutAddresses = (message: string) => message.replace(/\S+@\S+/g, "[hidden]");
