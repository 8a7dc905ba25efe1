import { useEffect } from "react";

import { INVITATION_COOKIE } from "~/lib/registration";

const DAY_SECONDS = 86_400;

/**
 * Keeps an invitation in this browser for a day. It is a cookie, so that the server also sees it
 * when a sign-up comes back from another site.
 */
export function useHoldInvitation(code: string | undefined): void {
  useEffect(() => {
    if (!code) return;
    const secure = window.location.protocol === "https:" ? "; secure" : "";
    document.cookie = `${INVITATION_COOKIE}=${encodeURIComponent(code)}; path=/; max-age=${DAY_SECONDS}; samesite=lax${secure}`;
  }, [code]);
}

/** The invitation that this browser keeps, if any. */
export function heldInvitation(): string | undefined {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith(`${INVITATION_COOKIE}=`));
  return cookie?.slice(INVITATION_COOKIE.length + 1) || undefined;
}
