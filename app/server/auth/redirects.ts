import { env } from "~/env/server";
import { safeRedirect } from "~/lib/redirect";

const FIELDS = ["callbackURL", "errorCallbackURL", "newUserCallbackURL", "redirectTo"];

/** The mobile app starts a sign-in by this path, which sends the browser on to the provider. */
const EXPO_PROXY = "/expo-authorization-proxy";
const PROVIDERS = { discord: "https://discord.com" };

/**
 * Whether a request to Better Auth names a place to go on to that is neither on this site nor the
 * mobile app's. Better Auth checks origins, but not what a path like `/.//host` becomes.
 */
export function leadsAway(url: URL, body: unknown): boolean {
  if (url.pathname.endsWith(EXPO_PROXY)) return !isProvider(url.searchParams.get("authorizationURL"));
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

function isProvider(address: string | null): boolean {
  if (!address || !env().discordClientId || !URL.canParse(address)) return false;
  return new URL(address).origin === PROVIDERS.discord;
}
