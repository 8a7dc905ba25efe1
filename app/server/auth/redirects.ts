import type { Auth } from "./auth";

import { env } from "~/env/server";
import { safeRedirect } from "~/lib/redirect";

const FIELDS = ["callbackURL", "errorCallbackURL", "newUserCallbackURL", "redirectTo"];

/** The mobile app starts a sign-in by this path, which sends the browser on to the provider. */
const EXPO_PROXY = "/expo-authorization-proxy";

/**
 * Whether a request to Better Auth names a place to go on to that is neither on this site nor the
 * mobile app's. Better Auth checks origins, but not what a path like `/.//host` becomes.
 */
export async function leadsAway(url: URL, body: unknown, auth: Auth): Promise<boolean> {
  if (url.pathname.endsWith(EXPO_PROXY)) {
    return !(await isProvider(url.searchParams.get("authorizationURL"), auth));
  }
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const wishes = FIELDS.flatMap((name) => [...url.searchParams.getAll(name), fields[name]]);
  return wishes.some((wish) => typeof wish === "string" && !isOurs(wish));
}

function isOurs(wish: string): boolean {
  if (wish.startsWith("expo://")) return true;
  if (wish.startsWith("/")) return wish === "/" || safeRedirect(wish) !== "/";
  return (
    URL.canParse(wish) && new URL(wish).origin === env().baseUrl && !new URL(wish).pathname.startsWith("//")
  );
}

/** Whether an address is the page of a provider of ours on which people allow a sign-in. */
async function isProvider(address: string | null, auth: Auth): Promise<boolean> {
  if (!address || !URL.canParse(address)) return false;
  const { socialProviders } = await auth.$context;
  const pages = await Promise.all(socialProviders.map(signInPage));
  return pages.includes(pageOf(new URL(address)));
}

type Provider = Awaited<Auth["$context"]>["socialProviders"][number];

async function signInPage(provider: Provider): Promise<string | undefined> {
  try {
    const unused = { state: "-", codeVerifier: "-", redirectURI: env().baseUrl };
    return pageOf(await provider.createAuthorizationURL(unused));
  } catch {
    return undefined;
  }
}

const pageOf = ({ origin, pathname }: URL) => origin + pathname;
