/** The parts of an API error that a screen uses; the server's and the browser's class share them. */
interface ApiErrorShape {
  message: string;
  code?: string;
  data?: {
    code?: string;
    reason?: string | null;
    zodError?: { fieldErrors?: Record<string, string[] | undefined> } | null;
  } | null;
}

/** The codes whose messages are written for people. Any other error's message is for developers. */
const CODES = new Set([
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_MANY_REQUESTS",
  "PAYLOAD_TOO_LARGE",
  "SERVICE_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
]);

/** Why something is refused that would be allowed after one more step. */
export const SESSION_NOT_FRESH = "SESSION_NOT_FRESH";
export const ADDRESS_NOT_VERIFIED = "ADDRESS_NOT_VERIFIED";
export const SIGN_IN_FIRST = "SIGN_IN_FIRST";
/** A draft that is kept once more, though its text was published meanwhile. */
export const DRAFT_PUBLISHED = "DRAFT_PUBLISHED";

/** Better Auth's endpoints refuse with these codes beside its own. */
export const TOO_MANY_TRIES = "TOO_MANY_TRIES";
export const COMMON_PASSWORD = "COMMON_PASSWORD";
/** Nothing can be sent now: the code, and what is said of it. */
export const MAIL_UNAVAILABLE = "MAIL_UNAVAILABLE";
export const MAIL_AWAY =
  "The mail server can’t be reached right now, so we could not send you a link. Nothing is lost: please try again in a few minutes.";
export const ADDRESS_TAKEN = "That address already has an account.";

const OFFLINE = "The server can’t be reached. Check your connection, then try again.";

/** What the server and the screens say when it is nobody's input that is at fault. */
export const UNEXPECTED = "Something went wrong on our side. Please try again.";
export const UNAVAILABLE = "The database can’t be reached right now. Please try again in a moment.";

const asApiError = (error: unknown) => (error instanceof Error ? (error as ApiErrorShape) : undefined);

/** The code of an API error, such as "NOT_FOUND"; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
  const { data, code } = asApiError(error) ?? {};
  const known = data?.code ?? code;
  return known !== undefined && CODES.has(known) ? known : undefined;
}

/** Why it was refused, where one more step would have it allowed: SESSION_NOT_FRESH, ADDRESS_NOT_VERIFIED. */
export const errorReason = (error: unknown) => asApiError(error)?.data?.reason ?? undefined;

/** One sentence for a person: the server's own where it answered, else that it did not. */
export function errorMessage(error: unknown): string {
  const known = asApiError(error);
  if (!known) return UNEXPECTED;
  if (errorCode(error)) return known.message;
  return isNetworkError(known) ? OFFLINE : UNEXPECTED;
}

/** The first message for each field that the server refused. */
export function fieldErrors(error: unknown): Record<string, string> {
  const fields = asApiError(error)?.data?.zodError?.fieldErrors ?? {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, messages]) => (messages?.[0] ? [[name, messages[0]]] : [])),
  );
}

/** No answer came at all: `fetch` throws a TypeError, which tRPC wraps. */
function isNetworkError(error: ApiErrorShape): boolean {
  return error instanceof TypeError || (error as { cause?: unknown }).cause instanceof TypeError;
}
