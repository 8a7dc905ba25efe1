import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";

import type { Registration } from "~/validators/site";

import { makeTestAuth } from "../api/mocks/auth";
import { makeTestCaller } from "../api/mocks/caller";
import { getDatabase } from "../db/client";
import { createInvitation, createUser } from "../db/factories";
import { Invitation, user } from "../db/schema";
import { saveSite } from "../services/site";

let auth: ReturnType<typeof makeTestAuth>;
beforeEach(() => {
  auth = makeTestAuth();
});

const allow = (registration: Registration) => saveSite(getDatabase(), { name: "Club", registration });

function signUp(code?: string, overrides: Record<string, string> = {}) {
  const mark = Math.random().toString(36).slice(2);
  return auth.api.signUpEmail({
    body: {
      name: `Name ${mark}`,
      email: `${mark}@example.com`,
      password: "a long enough password",
      ...overrides,
    },
    headers: new Headers(code ? { cookie: `other=1; invitation=${code}` } : {}),
  });
}

/** An account made by an account elsewhere, up to where Better Auth stores it. */
async function signUpElsewhere() {
  const { internalAdapter } = await auth.$context;
  return internalAdapter.createOAuthUser(
    { name: "Eve", email: "eve@example.com", emailVerified: true },
    { providerId: "discord", accountId: "1" },
  );
}

const uses = async (code: string) => {
  const [row] = await getDatabase().select().from(Invitation).where(eq(Invitation.code, code));
  return row?.uses;
};

const people = () => getDatabase().$count(user);

describe("registration", () => {
  it("is open before the set-up, and where the administrator says so", async () => {
    await signUp();
    await allow("open");
    await signUp();
    await signUpElsewhere();
    expect(await people()).toBe(3);
  });

  it("closed, lets nobody in: not by password, not by an account elsewhere, not by invitation", async () => {
    await allow("closed");
    const { code } = await createInvitation(getDatabase());
    const closed = { body: { code: "REGISTRATION_CLOSED" } };
    await expect(signUp()).rejects.toMatchObject(closed);
    await expect(signUp(code)).rejects.toMatchObject(closed);
    await expect(signUpElsewhere()).rejects.toMatchObject(closed);
    expect(await people()).toBe(0);
    expect(await uses(code)).toBe(0);
  });

  it("says the same of a taken address as of a free one", async () => {
    await allow("invitation");
    await createUser(getDatabase(), { email: "ada@example.com" });
    const answers = await Promise.all(
      ["ada@example.com", "free@example.com"].map((email) =>
        signUp(undefined, { email }).catch((error: unknown) => (error as { body: unknown }).body),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ code: "INVITATION_NEEDED" });
  });
});

describe("an invitation", () => {
  it("lets in exactly as many as it is for, of eight at once", async () => {
    await allow("invitation");
    const { code } = await createInvitation(getDatabase(), { maxUses: 3 });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => signUp(code)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ body: { code: "INVITATION_NEEDED" } });
      }
    }
    expect(await people()).toBe(3);
    expect(await uses(code)).toBe(3);
  });

  it.each([
    ["that is over", { expiresAt: new Date(Date.now() - 1000) }],
    ["that was revoked", { revokedAt: new Date() }],
    ["that is used up", { uses: 1 }],
  ])("%s lets nobody in", async (_, overrides) => {
    await allow("invitation");
    const { code } = await createInvitation(getDatabase(), overrides);
    await expect(signUp(code)).rejects.toMatchObject({ body: { code: "INVITATION_NEEDED" } });
    expect(await people()).toBe(0);
  });

  it.each(["", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "' or 1=1 --", "x".repeat(4000)])(
    "that was made up lets nobody in: %j",
    async (code) => {
      await allow("invitation");
      await createInvitation(getDatabase());
      await expect(signUp(code)).rejects.toMatchObject({ body: { code: "INVITATION_NEEDED" } });
      await expect(signUpElsewhere()).rejects.toMatchObject({ body: { code: "INVITATION_NEEDED" } });
    },
  );

  it("is not used up by a sign-up that fails for another reason", async () => {
    await allow("invitation");
    const { code } = await createInvitation(getDatabase(), { maxUses: 5 });
    await createUser(getDatabase(), { email: "ada@example.com" });
    await expect(signUp(code, { email: "ada@example.com" })).rejects.toThrow();
    await expect(signUp(code, { password: "short" })).rejects.toThrow();
    await expect(signUp(code, { name: " " })).rejects.toThrow();
    expect(await uses(code)).toBe(0);
  });

  it("counts one use where the same person signs up many times at once", async () => {
    await allow("invitation");
    const { code } = await createInvitation(getDatabase(), { maxUses: 10 });
    const email = "ada@example.com";
    await Promise.allSettled(Array.from({ length: 5 }, () => signUp(code, { email })));
    expect(await people()).toBe(1);
    expect(await uses(code)).toBe(1);
  });

  it("says who invites, and whether it still lets anybody in", async () => {
    const inviter = await createUser(getDatabase(), { name: "Ada", handle: "ada" });
    const state = async (overrides: Partial<typeof Invitation.$inferInsert>) => {
      const { code } = await createInvitation(getDatabase(), { createdById: inviter.id, ...overrides });
      return makeTestCaller().invitation.byCode({ code });
    };
    expect(await state({})).toEqual({ state: "valid", inviter: { name: "Ada", handle: "ada" } });
    expect(await state({ expiresAt: new Date(0) })).toMatchObject({ state: "expired" });
    expect(await state({ uses: 1 })).toMatchObject({ state: "used up" });
    expect(await state({ revokedAt: new Date() })).toMatchObject({ state: "revoked" });
    expect(await makeTestCaller().invitation.byCode({ code: "made-up" })).toMatchObject({ state: "unknown" });
  });
});
