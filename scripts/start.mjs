import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { explain } from "./faults.mjs";
import { followParent } from "./follow-parent.mjs";

// React and tRPC are several times slower, and the API delays on purpose, when this says otherwise.
process.env.NODE_ENV = "production";

const bundle = new URL("../dist/server/server.js", import.meta.url);
if (!existsSync(bundle)) {
  console.error("There is no build yet. Run: npm run build");
  process.exit(1);
}
followParent();
try {
  const { default: app, serveApp, setupNotice } = await import(bundle.href);
  await serveApp({ fetch: app.fetch, clientDir: fileURLToPath(new URL("../dist/client", import.meta.url)) });
  // For a person, and a secret: never a line of the log.
  const notice = await setupNotice();
  if (notice.length > 0) console.log(`\n${notice.map((line) => `  ${line}`.trimEnd()).join("\n")}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
