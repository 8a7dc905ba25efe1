import type { tanstackStart } from "@tanstack/react-start/plugin/vite";

/** Pages that a reader opens one after another: what they load is asked for without a detour. */
const OFTEN_READ = /^\/(posts\/(?!\$postId\/history$).*|@.*)?$/;

/**
 * Options of TanStack Start.
 *
 * Import protection is the first of three guards that keep server code out of the browser; the
 * others are the restricted imports of ESLint and the test that reads the built client bundle.
 * `files` replaces Start's own list, so its `*.server.*` glob is repeated.
 */
export const startOptions: NonNullable<Parameters<typeof tanstackStart>[0]> = {
  srcDirectory: "app",
  router: {
    routeFileIgnorePattern: "\\.test\\.",
    // The loaders of pages that few ask for come with those pages, not with the first one.
    codeSplittingOptions: {
      splitBehavior: ({ routeId }) =>
        OFTEN_READ.test(routeId)
          ? undefined
          : [["component", "loader"], ["errorComponent"], ["notFoundComponent"]],
    },
  },
  importProtection: {
    behavior: "error",
    client: {
      files: ["**/*.server.*", "**/app/server/**", "**/app/env/**"],
      specifiers: [
        /^node:/,
        /^drizzle-/,
        /^postgres$/,
        /^@electric-sql\//,
        /^pino/,
        /^srvx/,
        /^better-auth$/,
        /^better-auth\/(adapters|plugins|crypto)/,
      ],
    },
  },
};
