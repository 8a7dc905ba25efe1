import pretty from "pino-pretty";
import { createServer, type Plugin } from "vite";

import { env } from "~/env/server";
import { closeDatabase } from "~/server/db/client";
import { demoPassword } from "~/server/seed/demo-password";
import { openDatabase, type OpenedDatabase } from "~/server/db/open";
import { demoAccounts, seed } from "~/server/seed/seed";
import { setupNotice } from "~/server/auth/setup-link";
import { setLogDestination } from "~/server/logger";
import { mailMode } from "~/server/mail/mode";
import { startMailWorker } from "~/server/mail/worker";
import { startRenderWorker } from "~/server/services/rerender-worker";

import { explain } from "./faults.mjs";
import { followParent } from "./follow-parent.mjs";

/** `npm run dev`: database, demonstration content in a new folder, and Vite, in one process. */
async function main() {
  followParent();
  setLogDestination(pretty({ singleLine: true, ignore: "requestId", translateTime: "HH:MM:ss", sync: true }));
  process.env.NODE_ENV = "development";
  const { port, host, baseUrl, dataDir, postgresUrl } = env();

  const opened = await openDatabase({ command: "npm run dev" });
  const isEmbedded = opened.kind === "embedded";
  const demo = isEmbedded ? await prepareDemo(opened) : [];

  const vite = await createServer({
    configFile: "vite.config.ts",
    server: { port, strictPort: true, ...(host ? { host } : {}) },
    plugins: [closesDatabase],
  });
  await vite.listen();
  startMailWorker();
  startRenderWorker();

  const lines = [
    `Posthouse is at ${baseUrl}`,
    "",
    ...demo,
    ...(await setupNotice()),
    isEmbedded ? `Data lies in ${dataDir}` : `Data lies in ${new URL(postgresUrl ?? "").host}`,
    ...(mailMode() === "inbox" ? [`Mail that would have been sent is at ${baseUrl}/inbox`] : []),
    "Stop with Ctrl-C.",
  ];
  console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);

  // Vite itself listens for SIGTERM.
  process.once("SIGINT", () => void vite.close().then(() => process.exit()));
}

/** Vite also closes its server in order to start it anew; the database stays open then. */
const closesDatabase: Plugin = {
  name: "posthouse:closes-database",
  closeServer: async ({ reason }) => {
    if (reason === "restart") return;
    await closeDatabase();
    process.exitCode = 0;
  },
};

/** Fills a new folder, and tells how to sign in to one that was filled. */
async function prepareDemo({ db, created }: OpenedDatabase): Promise<string[]> {
  const { dataDir } = env();
  if (created) await seed(db, { password: () => demoPassword(dataDir) });
  const accounts = await demoAccounts(db);
  if (accounts.length === 0) return [];
  const password = demoPassword(dataDir);
  return [
    `Sign in with the password ${password} as`,
    ...accounts.map(({ email, name, role }) => `  ${email.padEnd(28)} ${name}, ${role}`),
    "",
  ];
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
