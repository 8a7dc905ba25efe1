import { APIError } from "better-auth/api";
import {
  createAuthorizationURL,
  parseStringBoolean,
  validateAuthorizationCode,
  type OAuthProvider,
} from "better-auth/oauth2";

import type { Env } from "~/env/server";
import type { BetterAuthPlugin } from "better-auth";

import { PROVIDER_AWAY } from "~/lib/social-error";
import { discovery } from "./oidc-discovery";
import { oidcClaims, type Claims } from "./oidc-claims";
import { fromProvider } from "./provider-profile";
import { logger } from "../logger";

export const OIDC = "oidc";

type Settings = NonNullable<Env["oidc"]> & { redirectURI: string };

/**
 * Sign-in by any OpenID Connect provider, as a social provider of Better Auth. Unlike its own generic
 * plugin this one asks the provider nothing at start, holds it to the issuer that the operator named,
 * and lets nobody in without an ID token that was verified.
 */
export function oidc(settings: Settings | undefined) {
  return {
    id: "oidc",
    init: (ctx) =>
      settings ? { context: { socialProviders: [...ctx.socialProviders, oidcProvider(settings)] } } : {},
  } satisfies BetterAuthPlugin;
}

function oidcProvider({
  issuer,
  clientId,
  clientSecret,
  name,
  redirectURI,
}: Settings): OAuthProvider<Claims> {
  const discovered = discovery(issuer);
  const options = { clientId, clientSecret, redirectURI };
  return {
    id: OIDC,
    name,
    issuer,
    requiresIdTokenNonce: true,
    accountSubject: ({ profile }) => profile.sub,
    createAuthorizationURL: async ({ state, codeVerifier, idTokenNonce, loginHint }) => {
      const provider = await discovered().catch(away);
      return createAuthorizationURL({
        id: OIDC,
        options,
        redirectURI,
        authorizationEndpoint: provider.authorization_endpoint,
        scopes: ["openid", "profile", "email"],
        state,
        codeVerifier,
        nonce: idTokenNonce,
        loginHint,
      });
    },
    validateAuthorizationCode: async ({ code, codeVerifier }) => {
      const { token_endpoint: tokenEndpoint, token_endpoint_auth_methods_supported: methods } =
        await discovered();
      const authentication = methods.includes("client_secret_basic") ? "basic" : "post";
      return validateAuthorizationCode({
        code,
        codeVerifier,
        redirectURI,
        options,
        tokenEndpoint,
        authentication,
      });
    },
    getUserInfo: async (tokens) => {
      try {
        const claims = await oidcClaims(await discovered(), { clientId, tokens });
        return { user: personOf(claims), data: claims };
      } catch (error) {
        logger().warn({ part: "auth", err: error }, "the provider's answer was refused");
        return null;
      }
    },
  };
}

function personOf({ name, preferred_username, nickname, email, email_verified }: Claims) {
  return {
    ...fromProvider({ names: [name, preferred_username, nickname], email }),
    emailVerified: parseStringBoolean(email_verified) ?? false,
  };
}

function away(error: unknown): never {
  logger().warn({ part: "auth", err: error }, "the sign-in provider can't be used");
  throw new APIError("SERVICE_UNAVAILABLE", {
    code: PROVIDER_AWAY,
    message: "The sign-in provider can’t be reached right now.",
  });
}
