import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { safeRedirect } from "~/lib/redirect";

/** What follows a successful sign-in: forget what the guest saw, and go where they were going. */
export function useSignedIn(redirect: string | undefined) {
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    queryClient.clear();
    await router.invalidate();
    await router.navigate({ href: safeRedirect(redirect), replace: true });
  };
}
