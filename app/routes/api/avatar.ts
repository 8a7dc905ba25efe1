import { createFileRoute } from "@tanstack/react-router";

import { receiveAvatar } from "~/server/api/avatar";

const refuse = () => Response.json({ message: "Use POST." }, { status: 405, headers: { allow: "POST" } });

export const Route = createFileRoute("/api/avatar")({
  server: { handlers: { POST: ({ request }) => receiveAvatar(request), ANY: refuse } },
});
