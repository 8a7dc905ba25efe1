import { createFileRoute } from "@tanstack/react-router";

import { sitemapIndex } from "~/server/documents/sitemap";

export const Route = createFileRoute("/(documents)/sitemap.xml")({
  server: { handlers: { GET: () => sitemapIndex() } },
});
