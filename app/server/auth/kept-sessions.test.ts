import { expect, it } from "vitest";

import { sessionOf } from "../api/mocks/caller";
import { sessionsChanged } from "../changes";
import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";
import { beginReading, keptSession } from "./kept-sessions";

const aSession = async () => sessionOf(await createUser(getDatabase()));

it("keeps what was read", async () => {
  const found = await aSession();
  beginReading()("cookie", found);
  expect(keptSession("cookie")).toBe(found);
});

it("does not keep what was read before a revocation and answered after it", async () => {
  const found = await aSession();
  const keep = beginReading();
  sessionsChanged(found.user.id);
  keep("late", found);
  expect(keptSession("late")).toBeUndefined();
});

it("lets the one go that was not used the longest, and grows no further", async () => {
  const found = await aSession();
  const keep = beginReading();
  keep("in use", found);
  keep("unused", found);
  for (let i = 0; i < 4999; i += 1) {
    keep(`other ${i}`, found);
    keptSession("in use");
  }
  expect(keptSession("in use")).toBe(found);
  expect(keptSession("unused")).toBeUndefined();
});
