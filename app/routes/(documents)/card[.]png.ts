import { createFileRoute } from "@tanstack/react-router";

import { siteCard } from "~/server/documents/cards";

export const Route = createFileRoute("/(documents)/card.png")({
  server: { handlers: { GET: ({ request }) => siteCard(request) } },
});
