import { createFileRoute } from "@tanstack/react-router";

import { isReady } from "~/server/services/health";

/** Whether this instance can serve: a balancer sends it requests only then. */
export const Route = createFileRoute("/api/health/ready")({
  server: {
    handlers: {
      GET: async () => {
        const ready = await isReady();
        return Response.json({ status: ready ? "ok" : "unavailable" }, { status: ready ? 200 : 503 });
      },
    },
  },
});
