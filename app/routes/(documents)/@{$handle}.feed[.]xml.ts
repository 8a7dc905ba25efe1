import { createFileRoute } from "@tanstack/react-router";

import { authorFeed } from "~/server/documents/feeds";

export const Route = createFileRoute("/(documents)/@{$handle}/feed.xml")({
  server: { handlers: { GET: ({ request, params }) => authorFeed(request, params.handle) } },
});
