import { createFileRoute } from "@tanstack/react-router";

import { postCard } from "~/server/documents/cards";

export const Route = createFileRoute("/(documents)/posts/$postId/card.png")({
  server: { handlers: { GET: ({ request, params }) => postCard(request, params.postId) } },
});
