import { beforeEach } from "vitest";

import { setDatabase } from "~/server/db/client";
import { createMockDb } from "~/server/db/mocks/client";

beforeEach(async () => {
  setDatabase({ db: await createMockDb(), close: () => Promise.resolve() });
});
