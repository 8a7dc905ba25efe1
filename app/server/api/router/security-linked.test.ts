import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createUser, linkAccount } from "../../db/factories";
import { account } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

/** A member with a password and an account elsewhere. */
async function member() {
  const user = await createUser(getDatabase(), { password: "a long enough password" });
  const id = await linkAccount(getDatabase(), { user, provider: "discord" });
  return { user, id, api: makeTestCaller({ session: sessionOf(user) }) };
}

describe("security.overview", () => {
  it("tells how one signs in, and of no account elsewhere more than its provider", async () => {
    const { api, id } = await member();
    expect(await api.security.overview()).toEqual({
      hasPassword: true,
      passkeys: [],
      secondFactor: null,
      linked: [{ id, provider: "discord", name: "discord", offered: false, since: expect.any(Date) as Date }],
      // This site offers no Discord, so the password alone leads in.
      waysIn: 1,
    });
  });
});

describe("security.unlink", () => {
  it("takes the account elsewhere off, once", async () => {
    const { api, id } = await member();
    await api.security.unlink({ id });
    expect((await api.security.overview()).linked).toEqual([]);
    await expect(api.security.unlink({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses the last way in with a sentence", async () => {
    const user = await createUser(getDatabase());
    const id = await linkAccount(getDatabase(), { user, provider: "discord" });
    const { security: api } = makeTestCaller({ session: sessionOf(user) });
    await expect(api.unlink({ id })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This is your only way to sign in. Add another one first, then remove it.",
    });
    expect((await api.overview()).linked).toHaveLength(1);
  });

  it("takes off neither another member's account nor a password", async () => {
    const one = await member();
    const other = await member();
    await expect(other.api.security.unlink({ id: one.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [password] = await getDatabase()
      .select()
      .from(account)
      .where(and(eq(account.userId, one.user.id), eq(account.providerId, "credential")));
    const id = password?.id ?? "";
    await expect(one.api.security.unlink({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("wants a sign-in within the last minutes, and no token", async () => {
    const { user, id } = await member();
    const old = sessionOf(user);
    old.session.createdAt = new Date(Date.now() - 3_600_000);
    await expect(makeTestCaller({ session: old }).security.unlink({ id })).rejects.toThrow(
      "Sign in once more",
    );
    const token = { id: "t", scope: "write" } as const;
    const program = makeTestCaller({ session: sessionOf(user), token });
    await expect(program.security.unlink({ id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
