import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

import type { AddressInfo } from "node:net";

/** What the provider says otherwise than a good one would. */
export interface Lies {
  /** Claims of the ID token; null leaves one out. */
  claims?: Record<string, unknown>;
  /** Signs with a key that it does not publish, or not at all. */
  signature?: "foreign" | "none";
  /** Sends no ID token. */
  withoutIdToken?: boolean;
  /** The issuer in its own description. */
  issuer?: string;
  /** Answers with 503 to everything. */
  down?: boolean;
  userInfo?: Record<string, unknown>;
}

const CLIENT = "posthouse";

/** A provider on loopback that lies where it is told to, and plays by the rules in all else. */
export async function startOidcProvider() {
  const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, URLSearchParams>();
  let lies: Lies = {};

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    if (lies.down) return { status: 503, body: {} };
    switch (request.url) {
      case "/.well-known/openid-configuration":
        return { status: 200, body: description(lies.issuer ?? issuer, issuer) };
      case "/jwks":
        return {
          status: 200,
          body: { keys: [{ ...own.publicKey.export({ format: "jwk" }), alg: "RS256" }] },
        };
      case "/me":
        return { status: 200, body: lies.userInfo ?? {} };
      default:
        return token(new URLSearchParams(await text(request)));
    }
  }

  function token(asked: URLSearchParams): { status: number; body: unknown } {
    const code = asked.get("code") ?? "";
    const authorization = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(asked.get("code_verifier") ?? "")
      .digest("base64url");
    if (!authorization || authorization.get("code_challenge") !== challenge) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      sub: "ada",
      aud: CLIENT,
      iat: now,
      exp: now + 300,
      nonce: authorization.get("nonce"),
      name: "Ada",
      email: "ada@example.com",
      email_verified: true,
      picture: "https://pictures.example/ada.png",
      ...lies.claims,
    };
    const key = lies.signature === "foreign" ? foreign.privateKey : own.privateKey;
    const idToken = jwt(claims, lies.signature === "none" ? undefined : key);
    const tokens = { access_token: "an access token", token_type: "Bearer", expires_in: 300 };
    return { status: 200, body: lies.withoutIdToken ? tokens : { ...tokens, id_token: idToken } };
  }

  return {
    settings: { issuer, clientId: CLIENT, clientSecret: "a secret", name: "Example ID" },
    lie: (about: Lies) => (lies = about),
    /** What allowing the sign-in at its page does: the code for the way back. */
    allow: (page: URL) => {
      const code = `code-${codes.size}-${Date.now()}`;
      codes.set(code, page.searchParams);
      return code;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const description = (issuer: string, at: string) => ({
  issuer,
  authorization_endpoint: `${at}/authorize`,
  token_endpoint: `${at}/token`,
  jwks_uri: `${at}/jwks`,
  userinfo_endpoint: `${at}/me`,
  id_token_signing_alg_values_supported: ["RS256", "none", "HS256"],
});

function jwt(claims: Record<string, unknown>, key: KeyObject | undefined): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  const signed = `${part({ alg: key ? "RS256" : "none", typ: "JWT" })}.${part(kept)}`;
  return `${signed}.${key ? sign("sha256", Buffer.from(signed), key).toString("base64url") : ""}`;
}
