import { createFileRoute } from "@tanstack/react-router";

import { robots } from "~/server/documents/robots";

export const Route = createFileRoute("/(documents)/robots.txt")({
  server: { handlers: { GET: () => robots() } },
});
