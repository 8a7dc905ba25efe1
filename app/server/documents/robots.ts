import { absolute } from "./addresses";

/** Pages that are somebody's own, lead to nothing that is not elsewhere, or cost more than a visit is worth. */
const CLOSED = [
  "/api/",
  "/admin",
  "/bookmarks",
  "/drafts",
  "/forgot-password",
  "/goodbye",
  "/inbox",
  "/join/",
  "/posts/new",
  "/posts/*/edit",
  "/posts/*/history",
  "/reset-password",
  "/search",
  "/settings",
  "/setup",
  "/sign-in",
  "/sign-up",
  "/two-factor",
  "/verify-email",
];

/** What programs may read: everything that a guest reads. Pictures of members are part of pages. */
export function robots(): Response {
  const lines = [
    "User-agent: *",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "Allow: /api/avatars/",
    "",
    `Sitemap: ${absolute("/sitemap.xml")}`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
