import { expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const PASSWORD = "a long enough password";

async function member() {
  const user = await createUser(getDatabase());
  return { user, caller: makeTestCaller({ session: sessionOf(user) }) };
}

it("sets a first password once, however many tabs ask for it", async () => {
  const { caller } = await member();
  expect(await caller.account.overview()).toMatchObject({ hasPassword: false });
  const both = await Promise.allSettled([
    caller.account.setPassword({ password: PASSWORD }),
    caller.account.setPassword({ password: `${PASSWORD} of another tab` }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await caller.account.overview()).toMatchObject({ hasPassword: true });
  await expect(caller.account.setPassword({ password: PASSWORD })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

it("replaces an address in any case, but by no one else's", async () => {
  const [{ user: other }, { caller }] = [await member(), await member()];
  await caller.account.replaceAddress({ email: "New@Example.com" });
  await expect(caller.account.replaceAddress({ email: other.email.toUpperCase() })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "That address already has an account.",
  });
});

it("asks who signed in a while ago to do so again", async () => {
  const { user } = await member();
  const { session } = sessionOf(user);
  const stale = { user, session: { ...session, createdAt: new Date(Date.now() - 11 * 60_000) } };
  const caller = makeTestCaller({ session: stale });
  await expect(caller.account.setPassword({ password: PASSWORD })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
