const BY_PATH: Record<string, string> = {
  "/sign-in/email": "password",
  "/sign-up/email": "password",
  "/passkey/verify-authentication": "passkey",
  "/two-factor/verify-totp": "password and code",
  "/two-factor/verify-backup-code": "password and recovery code",
  "/verify-email": "link by mail",
};

interface EndpointContext {
  path?: string | undefined;
  params?: Record<string, string | undefined> | undefined;
}

/**
 * How a session came about, by the endpoint that makes it: `password`, `passkey`, or a social
 * provider's name. A session that takes another one's place keeps its method.
 */
export function signInMethod(ctx: EndpointContext | null | undefined): string | undefined {
  const { path = "", params } = ctx ?? {};
  if (path.startsWith("/callback/:id")) return params?.id;
  return BY_PATH[path];
}
