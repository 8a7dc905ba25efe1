import { apiKey } from "@better-auth/api-key";
import { passkey } from "@better-auth/passkey";
import { twoFactor } from "better-auth/plugins";

import type { Env } from "~/env/server";

import { TOKEN_NAME_MAX } from "~/validators/token";
import { oidc } from "./oidc";
import { requireUserVerified } from "./passkey-rules";
import { signInAgain } from "./sign-in-again";

const DAY = 24 * 60 * 60;

/** Every personal token begins with it, so that one that leaked is recognised. */
export const TOKEN_PREFIX = "ph_";

/** The ways to prove who one is that come on top of a password, as Better Auth's plugins. */
export function accountPlugins({
  baseUrl,
  productionUrl,
  oidc: settings,
}: Pick<Env, "baseUrl" | "productionUrl" | "oidc">) {
  return [
    oidc(settings && { ...settings, redirectURI: `${productionUrl}/api/auth/callback/oidc` }),
    // Who has no password (social sign-in alone) may have a second factor too.
    twoFactor({ issuer: "Posthouse", allowPasswordless: true, trustDeviceMaxAge: 30 * DAY }),
    passkey({
      rpID: new URL(baseUrl).hostname,
      rpName: "Posthouse",
      origin: baseUrl,
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      registration: {
        afterVerification: ({ verification }) => requireUserVerified(verification.registrationInfo),
      },
      authentication: {
        afterVerification: ({ verification }) => requireUserVerified(verification.authenticationInfo),
      },
    }),
    // After the second factor: whether one is owed is known by then.
    signInAgain(),
    apiKey({
      defaultPrefix: TOKEN_PREFIX,
      requireName: true,
      // In UTF-16 units, of which an emoji has two; the form counts characters.
      maximumNameLength: 2 * TOKEN_NAME_MAX,
      rateLimit: { enabled: false },
      enableMetadata: false,
    }),
  ];
}

export type AccountPlugins = ReturnType<typeof accountPlugins>;
