import { initTRPC, TRPCError } from "@trpc/server";
import { flattenError, ZodError } from "zod/v4";

import type { Auth } from "../auth/auth";

import { contentChanged, sessionsChanged } from "../changes";
import { sealingOf } from "../auth/sealing";
import { findSession } from "../auth/session";
import { getDatabase } from "../db/client";
import { env } from "~/env/server";
import { logger } from "../logger";
import { ADDRESS_NOT_VERIFIED, SESSION_NOT_FRESH, UNEXPECTED } from "~/lib/api-error";
import { isFresh } from "../auth/fresh";
import { takeTry, type Limit } from "../services/limit";
import { makeOwnLimit } from "../services/own-limit";
import { Stale } from "../services/stale";
import { Reason, toApiError } from "./errors";
import { transformer } from "./transformer";

/** What a context is made from: the headers of a request, and the accounts. */
interface ContextOptions {
  headers: Headers;
  auth: Auth;
}

/**
 * The context of every procedure: the database, who asks (null for a guest), and Better Auth's own
 * calls. Better Auth reads the session from the cookie or the token in `headers`.
 */
export async function createTRPCContext({ headers, auth }: ContextOptions) {
  try {
    const db = getDatabase();
    return { db, ...(await findSession({ headers, auth, db })), authApi: auth.api, sealing: sealingOf(auth) };
  } catch (error) {
    throw toApiError(error);
  }
}

export type Context = Awaited<ReturnType<typeof createTRPCContext>>;

/** What the code around procedures has to know of one. */
interface Meta {
  /** A mutation of what nobody but the member sees: no page kept for guests, and no account, changes. */
  unseen?: boolean;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer,
    isDev: false,
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: messageFor(error, shape.message),
      data: {
        ...shape.data,
        reason: error.cause instanceof Reason ? error.cause.message : null,
        newer: error.cause instanceof Stale ? error.cause.newer : null,
        zodError: error.cause instanceof ZodError ? flattenError(error.cause as InputError) : null,
      },
    }),
  });

/** Of an input of any procedure: other programs are told that its fields go by their names. */
type InputError = ZodError<Record<string, unknown>>;

/** What tRPC says by itself of an input that it can't read is meant for developers. */
function messageFor(error: TRPCError, message: string): string {
  if (error.code === "INTERNAL_SERVER_ERROR") return UNEXPECTED;
  const isUnreadable =
    error.code === "PARSE_ERROR" || error.cause instanceof SyntaxError || error.cause instanceof TypeError;
  return isUnreadable ? "The input can’t be read." : message;
}

export const createTRPCRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Development only: long enough to feel a request that waits for another, short enough to bear. */
const artificialDelay = () => new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));

const timing = t.middleware(async ({ next, path, type }) => {
  const start = performance.now();
  if (env().mode === "development" && env().slowApi) await artificialDelay();
  const result = await next();
  const duration = Math.round((performance.now() - start) * 100) / 100;
  if (result.ok) logger().info({ path, type, duration }, "procedure");
  else if (result.error.code === "INTERNAL_SERVER_ERROR")
    logger().error({ path, type, duration, err: result.error.cause }, "procedure failed");
  else logger().info({ path, type, duration, code: result.error.code }, "procedure refused");
  return result;
});

/** Turns whatever a procedure threw into an error that a client may see. */
const errors = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toApiError(result.error);
  return result;
});

/**
 * What a mutation wrote may be on a page, or be the account of who asked; nobody is shown either as
 * it was before.
 */
const changes = t.middleware(async ({ ctx, meta, next, type }) => {
  const result = await next();
  if (type === "mutation" && result.ok && !meta?.unseen) {
    contentChanged();
    if (ctx.session) sessionsChanged(ctx.session.user.id);
  }
  return result;
});

/** No sign-in needed; `ctx.session` is null for a guest. */
export const publicProcedure = t.procedure.use(timing).use(errors).use(changes);

const signedIn = publicProcedure.use(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in to do this." });
  return next({ ctx: { session: ctx.session } });
});

const forbidden = (message: string, reason?: string) =>
  new TRPCError({ code: "FORBIDDEN", message, cause: reason && new Reason(reason) });

/**
 * Refuses who has not verified their address, where the site can send mail.
 * @throws {TRPCError} FORBIDDEN with the reason ADDRESS_NOT_VERIFIED
 */
export function requireVerified({ emailVerified }: { emailVerified: boolean }): void {
  if (!env().smtpUrl || emailVerified) return;
  throw forbidden(
    "Verify your e-mail address to write: open the link that we sent you, or have one sent from your settings.",
    ADDRESS_NOT_VERIFIED,
  );
}

/**
 * Signed-in people only: a guest gets UNAUTHORIZED, and below `ctx.session.user` is never null. To
 * write takes a token that may, and, where the site can send mail, an address that was verified.
 */
export const protectedProcedure = signedIn.use(({ ctx, next, type }) => {
  if (type === "mutation") {
    if (ctx.token?.scope === "read") throw forbidden("This token may only read.");
    requireVerified(ctx.session.user);
  }
  return next();
});

/** Counts each call of a member that passed the schema, in the database, where all instances count. */
export const limited = (limit: Limit) =>
  t.middleware(async ({ ctx, next }) => {
    if (ctx.session) await takeTry(ctx.db, limit, ctx.session.user.id);
    return next();
  });

/** The same, counted by this process alone. */
export function limitedHere(limit: Limit) {
  const take = makeOwnLimit(limit);
  return t.middleware(({ ctx, next }) => {
    if (ctx.session) take(ctx.session.user.id);
    return next();
  });
}

/** What belongs to the account itself: the person, signed in, and no token on their behalf. */
export const accountProcedure = signedIn.use(({ ctx, next }) => {
  if (ctx.token) throw forbidden("A token can’t do this. Sign in instead.");
  return next();
});

/** What is dangerous: the person, signed in within the last minutes. */
export const freshProcedure = accountProcedure.use(({ ctx, next }) => {
  if (!isFresh(ctx.session.session)) throw forbidden("Sign in once more to do this.", SESSION_NOT_FRESH);
  return next();
});
