import { z } from "zod/v4";

const address = z.url({ protocol: /^https?$/ });

/** What a provider says of itself; the parts that signing in needs. */
const Provider = z.object({
  issuer: z.string(),
  authorization_endpoint: address,
  token_endpoint: address,
  jwks_uri: address,
  userinfo_endpoint: address.optional(),
  // What the specifications take for granted where a provider names nothing.
  token_endpoint_auth_methods_supported: z.array(z.string()).default(["client_secret_basic"]),
  id_token_signing_alg_values_supported: z.array(z.string()).default(["RS256"]),
});

export type DiscoveredProvider = z.output<typeof Provider>;

/** How long a person who wants to sign in waits for a provider. */
export const PROVIDER_TIMEOUT_MS = 8_000;

/**
 * Asks a provider for its addresses when they are first needed, and keeps the answer. A provider that
 * is away is asked again the next time, so it stops neither the start nor anybody's other way in.
 * @throws {Error} from the answered function, when there is no answer or it names another issuer
 */
export function discovery(issuer: string): () => Promise<DiscoveredProvider> {
  let known: Promise<DiscoveredProvider> | undefined;
  return () => {
    known ??= ask(issuer).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function ask(issuer: string): Promise<DiscoveredProvider> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`Discovery at ${issuer} answered ${response.status}.`);
  const found = Provider.parse(await response.json());
  if (found.issuer !== issuer) {
    throw new Error(`AUTH_OIDC_ISSUER is ${issuer}, but the provider there calls itself ${found.issuer}.`);
  }
  return found;
}
