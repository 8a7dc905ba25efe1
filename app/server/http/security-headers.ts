import { env } from "~/env/server";

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/**
 * Only scripts that carry this request's nonce run. React writes style attributes, which can't
 * carry one, so those alone are let through. The development server injects styles and talks over a
 * web socket; neither is allowed in production.
 */
function contentSecurityPolicy(nonce: string): string {
  const { mode, baseUrl } = env();
  const development = mode === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (baseUrl.startsWith("https:")) policy.push("upgrade-insecure-requests");
  return policy.join("; ");
}

/** Adds the headers that keep a browser from doing what no page here needs. */
export function addSecurityHeaders(headers: Headers, nonce: string): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  headers.set("content-security-policy", contentSecurityPolicy(nonce));
  if (env().baseUrl.startsWith("https:")) {
    headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  }
  if (!headers.has("cache-control")) {
    const isPage = headers.get("content-type")?.startsWith("text/html");
    headers.set("cache-control", isPage ? "private, no-cache" : "no-store");
  }
}
