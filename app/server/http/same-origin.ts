import { env } from "~/env/server";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something comes from another site in a person's browser. Only
 * requests with a cookie are in question: without one there is no one's name to misuse. Programs
 * that are no browser send neither header and pass.
 */
export function isCrossSite(request: Request): boolean {
  const { headers } = request;
  if (SAFE_METHODS.has(request.method) || !headers.has("cookie")) return false;

  const site = headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";

  // Over plain http to another machine, browsers leave Sec-Fetch-Site out.
  const origin = headers.get("origin");
  // The mobile app may name itself; no site can be under its scheme.
  if (!origin || origin === env().baseUrl || origin.startsWith("expo://")) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers.get("host");
}
