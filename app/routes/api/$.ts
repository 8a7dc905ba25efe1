import { createFileRoute } from "@tanstack/react-router";

/** Programs get an answer that they can read where there is nothing. */
export const Route = createFileRoute("/api/$")({
  server: { handlers: { ANY: () => Response.json({ message: "There is nothing here." }, { status: 404 }) } },
});
