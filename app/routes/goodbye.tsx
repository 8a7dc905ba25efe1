import { createFileRoute, redirect } from "@tanstack/react-router";

import { Farewell } from "~/components/account/farewell";
import { pageTitle } from "~/lib/page-title";

/** Where a person arrives who has deleted their account. Who has one is not told goodbye. */
export const Route = createFileRoute("/goodbye")({
  beforeLoad: ({ context: { session } }) => {
    if (session) throw redirect({ to: "/" });
  },
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Goodbye") }, { name: "robots", content: "noindex" }],
  }),
  component: Farewell,
});
