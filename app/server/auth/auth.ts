import { expo } from "@better-auth/expo";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { oAuthProxy } from "better-auth/plugins";

import type { BetterAuthOptions, BetterAuthPlugin } from "better-auth";

import { getDatabase, type Database } from "../db/client";
import * as schema from "../db/schema";
import { CLIENT_ADDRESS_HEADER } from "./client-address";
import { logAuth, noteFailure } from "./failures";
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
  /** More origins that may sign in, beside `baseUrl` and the mobile app. */
  trustedOrigins?: string[];
}

/**
 * Better Auth takes any text as a name; this holds it to the rule that the form shows.
 * @throws {APIError} BAD_REQUEST with the code INVALID_NAME
 */
function checkedName<User extends { name?: unknown }>(user: User): User {
  if (user.name === undefined) return user;
  const name = accountFields.name.safeParse(user.name);
  if (name.success) return { ...user, name: name.data };
  throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: name.error.issues[0]?.message ?? "" });
}

/** Sets up Better Auth on the app's database. */
export function initAuth<Plugins extends BetterAuthPlugin[] = []>(options: InitAuthOptions<Plugins>) {
  const { discordClientId, discordClientSecret } = options;
  const config = {
    baseURL: options.baseUrl,
    secret: options.secret,
    database: drizzleAdapter(options.db ?? getDatabase(), { provider: "pg", schema }),
    advanced: {
      database: { joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: { log: logAuth },
    onAPIError: { onError: noteFailure },
    user: {
      additionalFields: {
        role: { type: ["member", "moderator", "administrator"], defaultValue: "member", input: false },
      },
    },
    databaseHooks: {
      user: {
        create: { before: (user) => Promise.resolve({ data: checkedName(user) }) },
        update: { before: (user) => Promise.resolve({ data: checkedName(user) }) },
      },
    },
    emailAndPassword: {
      enabled: true,
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
            },
          }
        : {},
    plugins: [
      oAuthProxy({ productionURL: options.productionUrl }),
      expo(),
      ...(options.extraPlugins ?? ([] as unknown as Plugins)),
    ],
    trustedOrigins: ["expo://", ...(options.trustedOrigins ?? [])],
  } satisfies BetterAuthOptions;
  return betterAuth(config);
}

export type Auth = ReturnType<typeof initAuth<[]>>;
export type Session = Auth["$Infer"]["Session"];
