import { sql } from "drizzle-orm";
import { expect, it } from "vitest";

import { getDatabase } from "../client";

it("is on the engine that its project is for", async ({ task }) => {
  const answer = await getDatabase().execute(sql`select version()`);
  const { projectName } = task.file;
  // PGlite is a PostgreSQL that was compiled for JavaScript engines.
  expect(JSON.stringify(answer).includes("emscripten")).toBe(projectName === "server");
});
