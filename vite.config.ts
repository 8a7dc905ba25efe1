import tailwindcss from "@tailwindcss/vite";
import { tanstackStart } from "@tanstack/react-start/plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { startOptions } from "./app.config.ts";

/**
 * One bundle starts in a third of the time. What stays outside brings files of its own, or is picked
 * by NODE_ENV when it runs.
 */
const bundled = {
  noExternal: true as const,
  external: ["@electric-sql/pglite", "@electric-sql/pglite-socket", "react", "react-dom", "satori", "sharp"],
};

/** React has this built in; the shim is for those before 18. */
const withoutShim = {
  find: "use-sync-external-store/shim/with-selector",
  replacement: "use-sync-external-store/with-selector",
};

const LATE = "?late";

/**
 * The way to the API is loaded after the page. A bundler puts what two scripts share into the one
 * that comes first, so all that only this way needs of tRPC's modules would arrive with the page:
 * it gets copies of its own instead.
 */
const lateCopies: Plugin = {
  name: "late-copies",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  async resolveId(source, importer, options) {
    const isLate = importer?.endsWith(LATE) ?? false;
    if (!isLate && !(importer?.endsWith("/trpc/browser-client.ts") && source.startsWith("@trpc/")))
      return null;
    const found = await this.resolve(source, importer?.replace(LATE, ""), { ...options, skipSelf: true });
    return found && { ...found, id: found.id + LATE };
  },
};

/**
 * tRPC's options proxy can also call a router in its own process, and take apart a client of several
 * kinds: a browser has no router, and its one client comes later.
 */
const SLIM: Record<string, string> = {
  "@trpc/server": `export { createRecursiveProxy as createTRPCRecursiveProxy } from "@trpc/server/unstable-core-do-not-import";
    export const callTRPCProcedure = undefined;`,
  "@trpc/client": `export class TRPCUntypedClient {}
    export const getUntypedClient = (client) => client[Symbol.for("trpc_untypedClient")];`,
};

/** What compilers write out for old browsers, as the ones that this app is built for have it. */
const BUILT_IN: Record<string, string> = {
  objectSpread2: "const _objectSpread2 = Object.assign;",
  asyncIterator: "const _asyncIterator = (list) => list[Symbol.asyncIterator]();",
};

const HELPER = /\/\/#region \S+\/helpers\/esm\/(\w+)\.js\n[^]*?\/\/#endregion/g;

const slimProxy: Plugin = {
  name: "slim-proxy",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  resolveId: (source, importer) =>
    source in SLIM && importer?.includes("@trpc/tanstack-react-query/") ? `\0slim:${source}` : null,
  load: (id) => (id.startsWith("\0slim:") ? SLIM[id.slice("\0slim:".length)] : null),
  transform: (code, id) =>
    id.includes("@trpc/tanstack-react-query/")
      ? code.replace(HELPER, (region, name: string) => BUILT_IN[name] ?? region)
      : null,
};

/** Scripts of pages that people go to from everywhere: the feed, a post, a profile. */
const OFTEN_OPENED = /\/(routes|_postId\._|@_)[^/]*$/;

/**
 * What the browser is told to fetch together with a script that it is about to load. Of pages that
 * few open these lists would be a kilobyte of every visit: their scripts say themselves what they need.
 */
const preloadsOf = (script: string, needed: string[]) => (OFTEN_OPENED.test(script) ? needed : []);

export default defineConfig(({ command }) => ({
  resolve: {
    tsconfigPaths: true,
    alias: command === "build" ? [withoutShim] : [],
  },
  environments: {
    ssr: {
      resolve: command === "build" ? bundled : {},
    },
    client: {
      build: {
        modulePreload: { resolveDependencies: preloadsOf },
        rolldownOptions: {
          // These libraries do nothing when imported but define; saying so drops what is not used.
          treeshake: {
            propertyReadSideEffects: false,
            moduleSideEffects: [{ test: /@trpc|superjson|@tanstack/, sideEffects: false }],
          },
          // What every page needs and no change of ours touches: one file, kept for long.
          output: {
            codeSplitting: {
              groups: [
                {
                  name: "core",
                  test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history)[^/]*)\/(?!.*(useBlocker|[mM]utationObserver|useMutation|useSuspenseInfiniteQuery|infiniteQueryObserver))/,
                },
              ],
            },
          },
        },
      },
    },
  },
  plugins: [lateCopies, slimProxy, tailwindcss(), tanstackStart(startOptions), react()],
}));
