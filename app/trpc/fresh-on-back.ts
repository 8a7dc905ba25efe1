import type { QueryClient } from "@tanstack/react-query";

/**
 * Asks again for what a page shows that the browser kept from before, and shows when one comes back to
 * it from another site: something may have been written since, on that very page.
 */
export function freshOnBack(queryClient: QueryClient): void {
  const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (arrival?.type === "back_forward") addEventListener("load", () => void queryClient.invalidateQueries());
}
