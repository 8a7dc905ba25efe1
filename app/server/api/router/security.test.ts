import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";

import { totp } from "../../../../tests/totp";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { passkey, twoFactor, verification } from "../../db/schema";
import { takeCode } from "../../services/used-code";
import { forgetOutdatedTrust } from "../../services/trusted-device";
import { makeTestCaller, sessionOf } from "../mocks/caller";

type Member = Awaited<ReturnType<typeof createUser>>;

let member: Member;
let api: ReturnType<typeof makeTestCaller>["security"];

beforeEach(async () => {
  member = await createUser(getDatabase(), { password: "a long enough password" });
  api = makeTestCaller({ session: sessionOf(member) }).security;
});

async function turnOnApp() {
  const { secret, sealed } = await api.startApp();
  return { secret, ...(await api.turnOnApp({ sealed, code: totp(secret) })) };
}

const addPasskey = () =>
  getDatabase().insert(passkey).values({
    id: randomUUID(),
    userId: member.id,
    publicKey: "key",
    credentialID: randomUUID(),
    counter: 0,
    deviceType: "singleDevice",
    backedUp: false,
  });

const trustDevice = (identifier: string, createdAt = new Date()) =>
  getDatabase()
    .insert(verification)
    .values({
      id: randomUUID(),
      identifier,
      value: member.id,
      createdAt,
      expiresAt: new Date(Date.now() + 86_400_000),
    });

const trusted = () => getDatabase().select().from(verification).where(eq(verification.value, member.id));

describe("a second factor", () => {
  it("is on once the app's code came back, with ten recovery codes that differ", async () => {
    expect((await api.overview()).secondFactor).toBeNull();
    const { recoveryCodes } = await turnOnApp();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await api.overview()).secondFactor).toEqual({ app: true, recoveryCodesLeft: 10 });
  });

  it("keeps secret and recovery codes unreadable in the database", async () => {
    const { secret, recoveryCodes } = await turnOnApp();
    const rows = JSON.stringify(await getDatabase().select().from(twoFactor));
    for (const text of [secret, ...recoveryCodes]) expect(rows).not.toContain(text);
  });

  it("stays off after a wrong code, and after a code that was taken", async () => {
    const { secret, sealed } = await api.startApp();
    const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, "0");
    await expect(api.turnOnApp({ sealed, code: wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await takeCode(getDatabase(), member.id, totp(secret));
    await expect(api.turnOnApp({ sealed, code: totp(secret) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect((await api.overview()).secondFactor).toBeNull();
  });

  it("takes no secret but one that was made here for this member", async () => {
    const other = makeTestCaller({ session: sessionOf(await createUser(getDatabase())) }).security;
    const { secret, sealed } = await other.startApp();
    for (const stolen of [sealed, "forged", `${sealed.slice(0, -2)}00`]) {
      await expect(api.turnOnApp({ sealed: stolen, code: totp(secret) })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
  });

  it("is turned on by one of two tabs, and the other is told", async () => {
    const tabs = await Promise.all([api.startApp(), api.startApp()]);
    const answers = await Promise.allSettled(
      tabs.map(({ secret, sealed }) => api.turnOnApp({ sealed, code: totp(secret) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONFLICT" },
    });
    expect(await getDatabase().$count(twoFactor)).toBe(1);
  });

  it("can rely on passkeys alone, and get an app later", async () => {
    await expect(api.turnOnPasskeys()).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await addPasskey();
    await api.turnOnPasskeys();
    expect((await api.overview()).secondFactor).toEqual({ app: false, recoveryCodesLeft: 10 });
    await turnOnApp();
    expect((await api.overview()).secondFactor).toEqual({ app: true, recoveryCodesLeft: 10 });
    await expect(api.turnOnPasskeys()).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("ends the trust in devices when it is turned off", async () => {
    await turnOnApp();
    await trustDevice("trust-device-one");
    await api.turnOff();
    expect(await trusted()).toEqual([]);
    expect((await api.overview()).secondFactor).toBeNull();
  });

  it("gives new recovery codes in the place of the old, and none while it is off", async () => {
    await expect(api.renewRecoveryCodes()).rejects.toMatchObject({ code: "CONFLICT" });
    const { recoveryCodes } = await turnOnApp();
    const renewed = await api.renewRecoveryCodes();
    expect(renewed.recoveryCodes.filter((code) => recoveryCodes.includes(code))).toEqual([]);
  });

  it.each(["startApp", "turnOnPasskeys", "turnOff", "renewRecoveryCodes"] as const)(
    "asks who signed in long ago to do so again before %s",
    async (name) => {
      const session = sessionOf(member);
      session.session.createdAt = new Date(Date.now() - 11 * 60_000);
      await expect(makeTestCaller({ session }).security[name]()).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});

describe("a code", () => {
  it("is taken by one of many at once, and by each member for themselves", async () => {
    const db = getDatabase();
    const answers = await Promise.all(Array.from({ length: 8 }, () => takeCode(db, member.id, "123456")));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await takeCode(db, "someone-else", "123456")).toBe(true);
  });
});

describe("a trusted device", () => {
  it("is trusted no more once the password is newer", async () => {
    await trustDevice("trust-device-old", new Date(Date.now() - 86_400_000));
    await trustDevice("trust-device-new", new Date(Date.now() + 1000));
    await forgetOutdatedTrust(getDatabase(), "trust-device-old");
    await forgetOutdatedTrust(getDatabase(), "trust-device-new");
    expect((await trusted()).map(({ identifier }) => identifier)).toEqual(["trust-device-new"]);
  });
});
