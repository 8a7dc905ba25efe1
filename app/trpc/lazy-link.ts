import { TRPCClientError, type OperationLink, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";

import type { AppRouter } from "~/server/api/root";

const load = () => import("./browser-link");

/** Loads the way to the API ahead of its first use, once the page has settled. */
export function preloadLink(): void {
  // Where it fails, the first call tries again and tells.
  setTimeout(() => void load().catch(() => undefined), 1000);
}

/**
 * The way to the API, loaded when it is first needed: a page arrives with its data, and reading it
 * should not wait for what only the next page needs (7 kB).
 */
export const lazyLink: TRPCLink<AppRouter> = (runtime) => {
  let link: Promise<OperationLink<AppRouter>> | undefined;
  return ({ op, next }) =>
    observable((observer) => {
      let close: (() => void) | "closed" | undefined;
      link ??= load().then(({ browserLink }) => browserLink(runtime));
      link.then(
        (loaded) => {
          if (close === "closed") return;
          const subscription = loaded({ op, next }).subscribe(observer);
          close = () => subscription.unsubscribe();
        },
        (error: unknown) => {
          link = undefined;
          observer.error(TRPCClientError.from(error instanceof Error ? error : new Error(String(error))));
        },
      );
      return () => {
        if (typeof close === "function") close();
        close = "closed";
      };
    });
};
