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

export const Route = createFileRoute("/api/trpc/$")({ server: { handlers: { ANY: handler } } });
