import { destination, pino, type DestinationStream, type Logger } from "pino";

import { env } from "~/env/server";
import { requestContext } from "./request-context";

/** Where the lines go, when not as JSON to standard output: the development server sets it. */
const holder = globalThis as { posthouseLog?: DestinationStream };

/** Sends the log elsewhere. Kept on globalThis, so that it outlives the development server's reloads. */
export function setLogDestination(destination: DestinationStream): void {
  holder.posthouseLog = destination;
}

let root: Logger | undefined;

/**
 * The structured log of this process, on standard output. Values under names that may hold a
 * secret are blanked; callers still log fields of their own choosing, never whole requests.
 */
export function logger(): Logger {
  root ??= pino(
    {
      level: env().logLevel,
      base: null,
      mixin: () => {
        const requestId = requestContext()?.requestId;
        return requestId ? { requestId } : {};
      },
      redact: {
        paths: [
          "password",
          "token",
          "cookie",
          "authorization",
          "secret",
          "email",
          "*.password",
          "*.token",
          "*.cookie",
          "*.authorization",
          "*.secret",
          "*.email",
        ],
        censor: "[hidden]",
      },
      serializers: { err: describeError },
    },
    holder.posthouseLog ?? destination(1),
  );
  return root;
}

/** An error with its chain of causes, but without a query's parameters: members wrote those. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message.split("\nparams:")[0],
    ...(typeof code === "string" ? { code } : {}),
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .join("\n"),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}
