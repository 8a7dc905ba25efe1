import { createFileRoute, redirect } from "@tanstack/react-router";

import { Farewell } from "~/components/account/farewell";

/** Where a person arrives who has deleted their account. Who has one is not told goodbye. */
export const Route = createFileRoute("/goodbye")({
  beforeLoad: ({ context: { session } }) => {
    if (session) throw redirect({ to: "/" });
  },
  head: () => ({ meta: [{ title: "Goodbye · Posthouse" }, { name: "robots", content: "noindex" }] }),
  component: Farewell,
});
