import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "~": fileURLToPath(new URL("app", import.meta.url)) };

/** What an app on a phone has, and Node has not: tests of Better Auth's Expo client get stand-ins. */
const phone = Object.fromEntries(
  ["expo-constants", "expo-linking", "expo-network", "expo-web-browser", "react-native"].map((name) => [
    name,
    fileURLToPath(new URL("tests/app/expo/modules.ts", import.meta.url)),
  ]),
);

/** Vitest puts Vite's own BASE_URL into the environment, where the app expects an address. */
const env = { BASE_URL: "", LOG_LEVEL: "silent" };

/** Tests that need tables share one database a worker, emptied between tests: that is what makes them quick. */
const server = {
  include: ["app/**/*.test.ts", "tests/*.test.ts"],
  env: { ...env, AUTH_SECRET: "a secret of the tests, long enough" },
  isolate: false,
  maxWorkers: 2,
  setupFiles: ["tests/setup.ts"],
  // The first test of a file may load much, on a machine that has much else to do.
  testTimeout: 30_000,
  // The first test of a worker waits for the database, which takes its time where the machine is busy.
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    reporters: ["default", "./tests/closing-line.ts"],
    projects: [
      { resolve: { alias }, test: { name: "server", ...server } },
      {
        resolve: { alias },
        test: {
          name: "postgres",
          ...server,
          include: ["app/server/**/*.test.ts", "tests/{permissions,reads}.test.ts"],
          globalSetup: "tests/postgres.ts",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "faults",
          env,
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        resolve: { alias: { ...alias, ...phone } },
        test: {
          name: "app",
          env,
          server: { deps: { inline: ["@better-auth/expo"] } },
          include: ["tests/app/**/*.test.ts"],
          globalSetup: "tests/app/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // After the others, and with more workers than cores: half of the time of a page is waiting.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
