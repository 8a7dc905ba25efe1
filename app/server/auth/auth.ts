import { expo } from "@better-auth/expo";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { oAuthProxy } from "better-auth/plugins";

import type { AccountPlugins } from "./plugins";
import type { SiteMail } from "../mail/mail";
import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";

import { getDatabase, type Database } from "../db/client";
import * as schema from "../db/schema";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { logAuth } from "./failures";
import { FRESH_SECONDS } from "./fresh";
import { databaseHooks } from "./database-hooks";
import { authHooks } from "./hooks";
import { forgetTriesOf } from "./limits";
import { afterReset, mailOptions } from "./mail";
import { fromProvider } from "./provider-profile";
import { roles } from "~/lib/permissions";
import { PASSWORD_MAX, PASSWORD_MIN } from "~/validators/account";

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
  /** The way to people's mailboxes. Without it nothing is offered that needs one. */
  mail?: SiteMail | undefined;
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
  "/delete-user",
  "/delete-user/callback",
  "/error",
  "/get-access-token",
  "/list-accounts",
  "/list-sessions",
  "/oauth-proxy-callback",
  "/passkey/delete-passkey",
  "/refresh-token",
  "/revoke-other-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/two-factor/disable",
  "/two-factor/enable",
  "/two-factor/generate-backup-codes",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/unlink-account",
  "/update-session",
  "/update-user",
  "/verify-password",
];

/** Sets up Better Auth on the app's database. */
export function initAuth<Plugins extends BetterAuthPlugin[] = []>(options: InitAuthOptions<Plugins>) {
  const { discordClientId, discordClientSecret, db = getDatabase() } = options;
  const mail = options.mail && { mail: options.mail, baseUrl: options.baseUrl, db };
  const withMail = mailOptions(mail);
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
    hooks: authHooks(mail),
    // Counted by our own steps, in the database.
    rateLimit: { enabled: false },
    logger: { log: logAuth },
    // Ours to answer and to log: Better Auth would print the query with its values.
    onAPIError: { throw: true, errorURL: `${options.baseUrl}/sign-in` },
    emailVerification: withMail.emailVerification,
    user: {
      ...withMail.user,
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
    databaseHooks: databaseHooks(db, mail),
    emailAndPassword: {
      enabled: true,
      onPasswordReset: async ({ user }) => {
        await forgetTriesOf(user);
        if (mail) await afterReset(mail, user);
      },
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      ...withMail.emailAndPassword,
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
