import { beforeEach, inject } from "vitest";

import { contentChanged } from "~/server/changes";
import { setDatabase } from "~/server/db/client";
import { createMockDb } from "~/server/db/mocks/client";

process.env.TEST_POSTGRES_URL = inject("postgresUrl") ?? "";

beforeEach(async () => {
  setDatabase({ db: await createMockDb(), close: () => Promise.resolve() });
  // The tables were emptied by nobody who would say so.
  contentChanged();
});
