import { createAuthClient } from "better-auth/client";

/** Better Auth's own client, on this origin. Import it where an account is used: it is 12 kB. */
export const authClient = createAuthClient();
