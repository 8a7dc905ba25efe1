import queryPlugin from "@tanstack/eslint-plugin-query";
import routerPlugin from "@tanstack/eslint-plugin-router";
import reactHooks from "eslint-plugin-react-hooks";
import unicorn from "eslint-plugin-unicorn";
import { defineConfig, globalIgnores } from "eslint/config";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

import type { Linter } from "eslint";

const onServer = [
  "server/changes",
  "server/services",
  "server/db",
  "server/logger",
  "server/mail",
  "server/lifecycle",
  "server/request-context",
];
const onScreen = ["components/ui", "components/layout", "trpc", "validators", "lib"];
/** What one writes with, in every feature that has something to write: editor, drafts, tags. */
const writing = "components/writing";
const features = readdirSync(new URL("app/components", import.meta.url)).filter(
  (name) => !/^(ui|layout|writing)$/.test(name),
);

/**
 * Who may import whom: a folder (or file) of `app/` and what it may import beside packages and itself.
 * Where two keys fit a file, the longer one counts. Files directly in `app/` may import everything.
 */
export const layers: Record<string, readonly string[]> = {
  lib: [],
  env: [],
  validators: ["lib"],
  "server/changes": [],
  "server/lifecycle": [],
  "server/logger": ["env", "server/request-context"],
  "server/request-context": [],
  "server/db": ["env", "server/changes", "validators", "lib"],
  "server/mail": ["env", "lib", "server/db", "server/logger", "server/request-context"],
  "server/services": ["validators", "lib", ...onServer],
  "server/seed": ["env", "validators", "lib", ...onServer],
  "server/auth": ["env", "validators", "lib", ...onServer],
  "server/api": ["env", "validators", "lib", "server/auth", ...onServer],
  "server/documents": ["env", "lib", ...onServer],
  "server/http": ["env", "lib", "server/api", "server/seed", ...onServer],
  trpc: ["server/api", "lib"],
  head: ["trpc", "lib"],
  "components/ui": ["lib"],
  "components/layout": ["components/ui", "lib"],
  [writing]: onScreen,
  ...Object.fromEntries(features.map((name) => [`components/${name}`, [...onScreen, writing]])),
  routes: [...onScreen, "head", writing, ...features.map((name) => `components/${name}`)],
  "routes/api": ["lib", "server/api", "server/auth", ...onServer],
  // Files for programs, at addresses of their own: they have no page, so nothing of them reaches a browser.
  "routes/(documents)": ["server/documents"],
};

/** A regular expression for what a file of `from` writes to import from `to`: `~/to` or `../to`. */
function specifierOf(from: string, to: string): string {
  const [start, end] = [from.split("/"), to.replace(/[()]/g, "\\$&").split("/")];
  while (start[0] !== undefined && start[0] === end[0]) {
    start.shift();
    end.shift();
  }
  return `^(~/${to}|(\\.\\./){${String(start.length)},}${end.join("/")})(/|$)`;
}

const isWithin = (inner: string, outer: string) => `${inner}/`.startsWith(`${outer}/`);

/** The block that holds the files of `folder` to what `layers` allows them. */
function importRules(folder: string, allowed: readonly string[]) {
  const forbidden = Object.keys(layers).filter(
    (layer) => !allowed.includes(layer) && !isWithin(layer, folder) && !isWithin(folder, layer),
  );
  const message = `app/${folder} may import ${["packages", ...allowed].join(", ")}; see "layers" in eslint.config.ts.`;
  const patterns = forbidden.map((layer) => ({ regex: specifierOf(folder, layer), message }));
  return {
    files: [`app/${folder}/**/*.{ts,tsx}`],
    ignores: ["**/*.test.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  } satisfies Linter.Config;
}

export default defineConfig(
  globalIgnores(["dist/", ".data/", "drizzle/", "app/routeTree.gen.ts", "app/server/db/auth-schema.ts"]),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      tseslint.configs.strictTypeChecked,
      reactHooks.configs.flat.recommended,
      queryPlugin.configs["flat/recommended"],
      routerPlugin.configs["flat/recommended"],
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 12],
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      // A number reads the same in any template; null and undefined don't.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // `() => close()` is plain; braces around it would say nothing.
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // The router's redirect and notFound are thrown, and are no errors.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [{ from: "package", package: "@tanstack/router-core", name: ["Redirect", "NotFoundError"] }],
        },
      ],
      // The first code point of a name is what a monogram shows.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_$" }],
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    // TanStack Router reads names such as $postId.index.tsx, _authed and __root.tsx as the route's path.
    ignores: ["app/routes/**"],
    plugins: { unicorn },
    rules: { "unicorn/filename-case": ["error", { case: "kebabCase" }] },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^zod(/(?!v4$)|$)", message: "Import zod/v4." },
            { regex: "^(node:)?process$", message: "Ask env() of ~/env/server." },
          ],
        },
      ],
    },
  },
  {
    files: ["app/validators/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!zod/v4$|~/|\\.)", message: "A validator imports zod/v4 and lib." }] },
      ],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["app/env/**", "scripts/**", "tests/**", "**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Ask env() of ~/env/server." },
      ],
    },
  },
  {
    files: ["app/server/api/router/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: ":matches(ImportDeclaration, ExportNamedDeclaration)[source.value=/^\\.\\u002f/]",
          message: "A router never imports a router: what two share is a service.",
        },
      ],
    },
  },
  // In the order of the table: a longer key, such as routes/api, replaces the rules of a shorter one.
  ...Object.entries(layers).map(([folder, allowed]) => importRules(folder, allowed)),
);
