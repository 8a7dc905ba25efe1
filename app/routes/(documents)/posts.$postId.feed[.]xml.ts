import { createFileRoute } from "@tanstack/react-router";

import { threadFeed } from "~/server/documents/feeds";

export const Route = createFileRoute("/(documents)/posts/$postId/feed.xml")({
  server: { handlers: { GET: ({ request, params }) => threadFeed(request, params.postId) } },
});
