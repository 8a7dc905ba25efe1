import { createFileRoute } from "@tanstack/react-router";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";

import { contextOf } from "~/server/api/request";
import { appRouter } from "~/server/api/root";

const handler = ({ request }: { request: Request }) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: () => contextOf(request),
    maxBatchSize: 10,
  });

const refuse = () => new Response("Use GET or POST.", { status: 405, headers: { allow: "GET, POST" } });

export const Route = createFileRoute("/api/trpc/$")({
  server: { handlers: { GET: handler, POST: handler, ANY: refuse } },
});
