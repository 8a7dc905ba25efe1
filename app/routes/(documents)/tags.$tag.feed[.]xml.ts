import { createFileRoute } from "@tanstack/react-router";

import { tagFeed } from "~/server/documents/feeds";

export const Route = createFileRoute("/(documents)/tags/$tag/feed.xml")({
  server: { handlers: { GET: ({ request, params }) => tagFeed(request, params.tag) } },
});
