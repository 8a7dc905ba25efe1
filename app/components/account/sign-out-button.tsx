import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { MenuAction } from "~/components/ui/menu";

/** Ends the session of this browser and shows the page again as a guest sees it. */
export function SignOutButton() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  const signOut = async () => {
    // First away from here: a page with unsaved text asks, and the answer may be to stay.
    await router.navigate({ to: "/" });
    if (router.state.location.pathname !== "/") return;
    setState("busy");
    try {
      const { authClient } = await import("~/lib/auth-client");
      const { error } = await authClient.signOut();
      if (error) throw new Error(error.message);
      queryClient.clear();
      await router.invalidate();
    } catch {
      setState("failed");
    }
  };

  return (
    <>
      <MenuAction
        aria-disabled={state === "busy" || undefined}
        onClick={() => {
          if (state !== "busy") void signOut();
        }}
      >
        {state === "busy" ? "Signing out…" : "Sign out"}
      </MenuAction>
      <p role="alert" className="px-3 text-xs text-danger">
        {state === "failed" ? "You are still signed in: the server can’t be reached. Try again." : null}
      </p>
    </>
  );
}
