import { createFileRoute } from "@tanstack/react-router";

import { handleAuth } from "~/server/auth/handler";

const handler = ({ request }: { request: Request }) => handleAuth(request);

export const Route = createFileRoute("/api/auth/$")({ server: { handlers: { ANY: handler } } });
