import { inject } from "vitest";

/**
 * The address of the site for the tests of this worker. Each has its own, so that files which run
 * at the same time do not meet.
 */
export function siteUrl(): string {
  const url = inject("siteUrls")[Number(process.env.VITEST_POOL_ID) - 1];
  if (url === undefined) throw new Error("There are more workers than sites.");
  return url;
}
