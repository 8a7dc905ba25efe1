import { validateToken } from "better-auth/oauth2";

import { PROVIDER_TIMEOUT_MS, type DiscoveredProvider } from "./oidc-discovery";

/** What a provider says of a person: `sub` is its lasting name for them, all else may change. */
export interface Claims extends Record<string, unknown> {
  sub: string;
}

interface Asked {
  clientId: string;
  tokens: {
    idToken?: string | undefined;
    accessToken?: string | undefined;
    expectedIdTokenNonce?: string | undefined;
  };
}

/**
 * Who signed in at the provider, by an ID token that it signed for us, now, for this very sign-in. What
 * the token leaves out, the provider is asked for.
 * @throws {Error} when there is no such token
 */
export async function oidcClaims(provider: DiscoveredProvider, { clientId, tokens }: Asked): Promise<Claims> {
  const { idToken, accessToken, expectedIdTokenNonce: nonce } = tokens;
  if (!idToken) throw new Error("The provider sent no ID token.");
  const claims = await verified(idToken, provider, clientId);
  if (!nonce || claims.nonce !== nonce)
    throw new Error("The ID token is for another sign-in: its nonce differs.");
  if (claims.email !== undefined || !accessToken || !provider.userinfo_endpoint) return claims;

  const info = await userInfo(provider.userinfo_endpoint, accessToken);
  if (info.sub !== claims.sub) throw new Error("The provider told of another person than it signed in.");
  return { ...info, ...claims };
}

async function verified(idToken: string, provider: DiscoveredProvider, clientId: string): Promise<Claims> {
  const { payload } = await validateToken<Record<string, unknown>>(idToken, provider.jwks_uri, {
    issuer: provider.issuer,
    audience: clientId,
    // Signed by the provider's published keys; a secret that both know proves less.
    algorithms: provider.id_token_signing_alg_values_supported.filter((name) => /^(RS|PS|ES|Ed)/.test(name)),
    requiredClaims: ["iss", "sub", "aud", "exp", "iat"],
    clockTolerance: 30,
  });
  const { sub, azp } = payload;
  if (typeof sub !== "string" || sub === "") throw new Error("The ID token names nobody.");
  if (azp !== undefined && azp !== clientId) throw new Error("The ID token is for another client.");
  return { ...payload, sub };
}

async function userInfo(endpoint: string, accessToken: string): Promise<Record<string, unknown>> {
  const response = await fetch(endpoint, {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The provider's user information answered ${response.status}.`);
  const info: unknown = await response.json();
  if (typeof info !== "object" || info === null)
    throw new Error("The provider's user information is no object.");
  return { ...info };
}
