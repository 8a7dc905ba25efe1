import type { Page } from "playwright-core";

/**
 * The next call of a procedure from this page arrives, and its answer is lost; the ones after it pass.
 * What is answered tells how often it was called since.
 */
export async function loseAnswer(page: Page, procedure: string): Promise<() => number> {
  let calls = 0;
  await page.route("**/api/trpc/**", async (route) => {
    if (!route.request().url().includes(procedure)) return route.continue();
    calls += 1;
    if (calls > 1) return route.continue();
    await route.fetch();
    await route.abort();
  });
  return () => calls;
}
