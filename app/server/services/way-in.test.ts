import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import type { Database } from "../db/client";

import { getDatabase } from "../db/client";
import { createPasskey, createUser, linkAccount } from "../db/factories";
import { account, passkey } from "../db/schema";
import { countWaysIn, LastWayInError, removeWayIn, waysIn } from "./way-in";

const providers = ["discord", "oidc"];
let owner: Awaited<ReturnType<typeof createUser>>;
beforeEach(async () => {
  owner = await createUser(getDatabase());
});

const link = (provider: string) => linkAccount(getDatabase(), { user: owner, provider });
const unlink = (id: string) => (tx: Database) => tx.delete(account).where(eq(account.id, id));
const remove = (step: (tx: Database) => Promise<unknown>) =>
  removeWayIn(getDatabase(), { userId: owner.id, providers }, step);
const left = async () => countWaysIn(await waysIn(getDatabase(), owner.id), providers);

describe("waysIn", () => {
  it("tells of a person's own, also at providers that are offered no more", async () => {
    const other = await createUser(getDatabase(), { password: "a long enough password" });
    await linkAccount(getDatabase(), { user: other, provider: "discord" });
    await createPasskey(getDatabase(), { user: owner });
    await link("gone");
    await link("oidc");
    const ways = await waysIn(getDatabase(), owner.id);
    expect(ways).toMatchObject({ password: false, passkeys: 1 });
    expect(ways.linked.map(({ provider }) => provider).sort()).toEqual(["gone", "oidc"]);
    expect(countWaysIn(ways, providers)).toBe(2);
  });
});

describe("removeWayIn", () => {
  it.each([
    [
      "a password",
      async () => {
        owner = await createUser(getDatabase(), { password: "a long password" });
      },
    ],
    ["a passkey", () => createPasskey(getDatabase(), { user: owner })],
    ["another account at the same provider", () => link("discord")],
  ])("removes where %s is left", async (_, add) => {
    await add();
    await remove(unlink(await link("discord")));
    expect(await left()).toBe(1);
  });

  it("keeps the last way in, beside one that leads in no more", async () => {
    const id = await link("discord");
    await link("gone");
    await expect(remove(unlink(id))).rejects.toThrow(LastWayInError);
    expect(await left()).toBe(1);
  });

  it("leaves one when two tabs remove the last two at once", async () => {
    const steps = [unlink(await link("discord")), unlink(await link("oidc"))];
    const outcomes = await Promise.allSettled(steps.map(remove));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await left()).toBe(1);
  });

  it("leaves one when the two are a passkey and an account", async () => {
    const key = await createPasskey(getDatabase(), { user: owner });
    const id = await link("discord");
    const outcomes = await Promise.allSettled([
      remove((tx) => tx.delete(passkey).where(eq(passkey.id, key))),
      remove(unlink(id)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await left()).toBe(1);
  });
});
