import { createFileRoute } from "@tanstack/react-router";

import { answerExport } from "~/server/api/export";

const handler = ({ request }: { request: Request }) => answerExport(request);

const refuse = () => new Response("Use GET.", { status: 405, headers: { allow: "GET" } });

/** Everything that belongs to the member who asks, as one archive. */
export const Route = createFileRoute("/api/account/export")({
  server: { handlers: { GET: handler, ANY: refuse } },
});
