import { once } from "node:events";
import Provider from "oidc-provider";

import { freePort } from "../free-port";

const CLIENT = { client_id: "posthouse", client_secret: "a secret that only the tests know" };

/**
 * The address of a real OpenID Connect provider, and what starts it: a server is told the address
 * first, and the provider needs to know the servers. Who signs in as "ada" is ada@example.com.
 */
export async function prepareOidcProvider() {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    env: {
      AUTH_OIDC_ISSUER: issuer,
      AUTH_OIDC_ID: CLIENT.client_id,
      AUTH_OIDC_SECRET: CLIENT.client_secret,
      AUTH_OIDC_NAME: "Example ID",
    },
    /** Answers what stops it. */
    start: async (sites: string[]): Promise<() => Promise<unknown>> => {
      const provider = new Provider(issuer, {
        clients: [{ ...CLIENT, redirect_uris: sites.map((site) => `${site}/api/auth/callback/oidc`) }],
        claims: { openid: ["sub"], profile: ["name", "picture"], email: ["email", "email_verified"] },
        cookies: { keys: ["a key that only the tests know"] },
        pkce: { required: () => true },
        findAccount: (_, sub) => ({
          accountId: sub,
          claims: () => ({
            sub,
            name: `${sub} of the provider`,
            picture: "https://pictures.example/me.png",
            email: `${sub}@example.com`,
            email_verified: true,
          }),
        }),
      });
      const server = provider.listen(port, "127.0.0.1");
      await once(server, "listening");
      return () =>
        new Promise((resolve) => {
          server.close(resolve);
          server.closeAllConnections();
        });
    },
  };
}
