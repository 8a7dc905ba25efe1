import { createFileRoute } from "@tanstack/react-router";

import { siteFeed } from "~/server/documents/feeds";

export const Route = createFileRoute("/(documents)/feed.xml")({
  server: { handlers: { GET: ({ request }) => siteFeed(request) } },
});
