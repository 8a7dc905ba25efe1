import { createFileRoute } from "@tanstack/react-router";

import { serveAvatar } from "~/server/api/avatar";

export const Route = createFileRoute("/api/avatars/$userId/$file")({
  server: { handlers: { GET: ({ request, params }) => serveAvatar(request, params) } },
});
