import { createFileRoute, redirect } from "@tanstack/react-router";

/** Sends guests to sign in and back again. It spares them a refusal; the procedures do the refusing. */
export const Route = createFileRoute("/_authed")({
  beforeLoad: ({ context: { session }, location }) => {
    if (!session) throw redirect({ to: "/sign-in", search: { redirect: location.href } });
    return { session };
  },
});
