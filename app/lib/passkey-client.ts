import { passkeyClient } from "@better-auth/passkey/client";
import { createAuthClient } from "better-auth/client";

/** Better Auth's client with passkeys. Only `passkeys.ts` imports it, when a passkey is used. */
export const client = createAuthClient({ plugins: [passkeyClient()] });
