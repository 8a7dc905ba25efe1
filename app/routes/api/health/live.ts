import { createFileRoute } from "@tanstack/react-router";

/** The process answers. Says nothing of the database: restarting would not mend that. */
export const Route = createFileRoute("/api/health/live")({
  server: { handlers: { GET: () => Response.json({ status: "ok" }) } },
});
