import { expo } from "@better-auth/expo";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { oAuthProxy } from "better-auth/plugins";
import { z } from "zod/v4";

import type { AccountPlugins } from "./plugins";
import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";

import { sessionsChanged } from "../changes";
import { getDatabase, type Database } from "../db/client";
import * as schema from "../db/schema";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { logAuth } from "./failures";
import { FRESH_SECONDS } from "./fresh";
import { hooks } from "./hooks";
import { forgetTriesOf } from "./limits";
import { signInMethod } from "./method";
import { admit, admitted } from "./registration";
import { requireSameBrowser } from "./preview";
import { fromProvider } from "./provider-profile";
import { freeHandle } from "../services/handle";
import { roles } from "~/lib/permissions";
import { accountFields, PASSWORD_MAX, PASSWORD_MIN } from "~/validators/account";

export interface InitAuthOptions<Plugins extends BetterAuthPlugin[]> {
  /** The public address of this instance. */
  baseUrl: string;
  /** Where social sign-in returns to; previews pass through it. */
  productionUrl: string;
  /** Signs the session cookies; 32 characters or more. */
  secret: string | undefined;
  /** Discord is offered where both are given. */
  discordClientId?: string | undefined;
  discordClientSecret?: string | undefined;
  /** Added after the plugins that every instance has. */
  extraPlugins?: Plugins;
  /** The database of the accounts: the process's own unless a test brings another. */
  db?: Database;
}

/** Better Auth's endpoints that the API's own procedures take the place of, or that nobody here needs. */
const disabledPaths = [
  "/account-info",
  "/api-key/create",
  "/api-key/delete",
  "/api-key/get",
  "/api-key/list",
  "/api-key/update",
  "/api-key/delete-all-expired-api-keys",
  "/api-key/verify",
  "/get-access-token",
  "/list-sessions",
  "/oauth-proxy-callback",
  "/refresh-token",
  "/revoke-session",
  "/unlink-account",
  "/update-session",
  "/update-user",
];

const { name, email } = accountFields;
const StoredUser = z.object({ name, email }).partial();

/**
 * Better Auth takes any text for a name; this holds it to the rules of the forms. A picture is left
 * out: those that are shown are stored here, and one elsewhere would tell its site who reads.
 * @throws {APIError} BAD_REQUEST with a code like INVALID_NAME
 */
function checkedUser<User extends object>(user: User): User {
  const checked = StoredUser.safeParse(user);
  if (checked.success) return { ...user, ...checked.data, image: undefined };
  const [issue] = checked.error.issues;
  const field = String(issue?.path[0]).toUpperCase();
  throw new APIError("BAD_REQUEST", { code: `INVALID_${field}`, message: issue?.message ?? "" });
}

/** Where a session or an account was changed, it is known at once; elsewhere when the database says so. */
function forgetSessions(userId: string): Promise<void> {
  sessionsChanged(userId);
  return Promise.resolve();
}
/** Nobody here acts at a provider in a member's name, so what would allow it is not kept. */
const withoutTokens = <Row extends object>(row: Row) =>
  Promise.resolve({ data: { ...row, accessToken: null, refreshToken: null, idToken: null } });

/** Sets up Better Auth on the app's database. */
export function initAuth<Plugins extends BetterAuthPlugin[] = []>(options: InitAuthOptions<Plugins>) {
  const { discordClientId, discordClientSecret, db = getDatabase() } = options;
  const config = {
    baseURL: options.baseUrl,
    secret: options.secret,
    database: drizzleAdapter(db, { provider: "pg", schema }),
    advanced: {
      database: { joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    disabledPaths,
    hooks,
    // Counted by our own steps, in the database.
    rateLimit: { enabled: false },
    logger: { log: logAuth },
    // Ours to answer and to log: Better Auth would print the query with its values.
    onAPIError: { throw: true, errorURL: `${options.baseUrl}/sign-in` },
    user: {
      additionalFields: {
        role: { type: [...roles], defaultValue: "member", input: false },
        // Made of the name before the row is stored; without a default Better Auth would ask the form for it.
        handle: { type: "string", required: true, unique: true, input: false, defaultValue: () => "" },
        bio: { type: "string", required: false, input: false },
      },
    },
    session: {
      freshAge: FRESH_SECONDS,
      additionalFields: {
        /** How the person signed in: `password`, `passkey`, a provider's name. */
        method: { type: "string", required: false, input: false },
        lastUsedAt: { type: "date", required: false, input: false },
      },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, ctx) => {
            const checked = checkedUser(user);
            // A picture is one that the member put here, never an address on another site.
            const handle = await freeHandle(db, checked.name);
            await admit(db, ctx?.headers);
            return { data: { ...checked, image: null, handle } };
          },
          after: (_user, ctx) => {
            admitted(ctx?.headers);
            return Promise.resolve();
          },
        },
        update: {
          before: (user) => Promise.resolve({ data: checkedUser(user) }),
          after: ({ id }) => forgetSessions(id),
        },
        delete: { after: ({ id }) => forgetSessions(id) },
      },
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
      session: {
        create: {
          before: async (session, ctx) => {
            await requireSameBrowser(ctx);
            return { data: { ...session, method: signInMethod(ctx) ?? session.method } };
          },
        },
        update: { after: ({ userId }) => forgetSessions(userId) },
        delete: { after: ({ userId }) => forgetSessions(userId) },
      },
    },
    emailAndPassword: {
      enabled: true,
      onPasswordReset: ({ user }) => forgetTriesOf(user),
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    socialProviders:
      discordClientId && discordClientSecret
        ? {
            discord: {
              clientId: discordClientId,
              clientSecret: discordClientSecret,
              redirectURI: `${options.productionUrl}/api/auth/callback/discord`,
              mapProfileToUser: ({ global_name, username, email }) =>
                fromProvider({ names: [global_name, username], email }),
            },
          }
        : {},
    plugins: [
      oAuthProxy({ productionURL: options.productionUrl, currentURL: options.baseUrl }),
      expo(),
      ...(options.extraPlugins ?? ([] as unknown as Plugins)),
    ],
    trustedOrigins: ["expo://"],
  } satisfies BetterAuthOptions;
  return betterAuth(config);
}

export type Auth = ReturnType<typeof initAuth<AccountPlugins>>;
export type Session = Auth["$Infer"]["Session"];
