import type { RouterOutputs } from "~/trpc/types";

import { MessagePage } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";

interface SetupRefusedProps {
  state: Exclude<RouterOutputs["setup"]["state"], "ready">;
  isMember: boolean;
}

/** A set-up link that does nothing: done already, or not this site's. */
export function SetupRefused({ state, isMember }: SetupRefusedProps) {
  const home = <ButtonLink to="/">See the newest posts</ButtonLink>;
  if (state === "wrong") {
    return (
      <MessagePage narrow title="This link does not work" action={home}>
        It may be cut off, or older than the last set-up. Whoever runs the site finds the whole link in the
        terminal it was started in, and starting it again prints the link once more.
      </MessagePage>
    );
  }
  return (
    <MessagePage
      narrow
      title="This site is set up already"
      action={isMember ? home : <ButtonLink to="/sign-in">Sign in</ButtonLink>}
    >
      The set-up link works once, and the site has its administrator. An administrator can make you one too.
    </MessagePage>
  );
}
