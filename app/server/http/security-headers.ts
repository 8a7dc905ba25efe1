import { createHash, randomBytes } from "node:crypto";

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
 * The policy around `scripts`, which says what marks our own inline scripts: a nonce, or hashes.
 * React writes style attributes, which can carry no mark, so those alone are let through. The
 * development server injects styles and talks over a web socket; neither is allowed in production.
 */
function contentSecurityPolicy(scripts: string): string {
  const { mode, baseUrl } = env();
  const development = mode === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${scripts}`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
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

/**
 * Adds the headers that keep a browser from doing what no page here needs. `scripts` goes into the
 * content security policy: `'nonce-…'`, or the hashes that `withoutNonce` gives.
 */
export function addSecurityHeaders(headers: Headers, scripts: string): void {
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  headers.set("content-security-policy", contentSecurityPolicy(scripts));
  if (env().baseUrl.startsWith("https:")) {
    headers.set("strict-transport-security", "max-age=31536000");
  }
  if (!headers.has("cache-control")) {
    const isPage = headers.get("content-type")?.startsWith("text/html");
    headers.set("cache-control", isPage ? "private, no-cache" : "no-store");
  }
}

/**
 * Takes the nonce out of a finished page, and gives what stands for it in `script-src`: the hashes of
 * the inline scripts that carried it. Whatever else may have got into the page must not run.
 */
export function withoutNonce(html: string, nonce: string): { html: string; scripts: string } {
  const own = html.matchAll(new RegExp(`<script[^>]* nonce="${nonce}"[^>]*>([^]*?)</script>`, "g"));
  const clean = (text: string) => text.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, "");
  const hashes = Array.from(own, ([, code = ""]) =>
    createHash("sha256").update(clean(code)).digest("base64"),
  );
  return { html: clean(html), scripts: [...new Set(hashes)].map((hash) => `'sha256-${hash}'`).join(" ") };
}

/** Marks the scripts of one answer; in hexadecimal, so that it can stand anywhere as it is. */
export const newNonce = () => randomBytes(16).toString("hex");
