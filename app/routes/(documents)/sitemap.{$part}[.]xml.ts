import { createFileRoute } from "@tanstack/react-router";

import { sitemapPart } from "~/server/documents/sitemap";

export const Route = createFileRoute("/(documents)/sitemap/{$part}.xml")({
  server: { handlers: { GET: ({ params }) => sitemapPart(params.part) } },
});
