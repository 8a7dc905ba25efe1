import { describe, expect, it } from "vitest";

import { totp } from "../totp";
import { signUp, type Member } from "./client";
import { Jar } from "./cookie-jar";
import { siteUrl } from "./site-url";

const base = siteUrl();
const AUTH = "/api/auth";

/** A member with a second factor by an app, set up by its present code: the next one is right as well. */
async function withApp() {
  const member = await signUp(base);
  const signedIn = new Jar(base, member.cookie);
  const { secret, recoveryCodes } = await turnOn(signedIn);
  return { member, signedIn, secret, recoveryCodes };
}

async function turnOn(signedIn: Jar) {
  const { secret, sealed } = (await signedIn.mutate("security.startApp")) as Record<string, string>;
  const code = totp(secret ?? "");
  const { recoveryCodes } = await signedIn.mutate("security.turnOnApp", { sealed, code });
  return { secret: secret ?? "", recoveryCodes: recoveryCodes as string[] };
}

/** A window after the right password. */
async function afterPassword({ email, password }: Member, jar = new Jar(base)): Promise<Jar> {
  const { status } = await jar.post(`${AUTH}/sign-in/email`, { email, password });
  expect(status).toBe(200);
  return jar;
}

const giveCode = (jar: Jar, code: string, trustDevice = false) =>
  jar.post(`${AUTH}/two-factor/verify-totp`, { code, trustDevice });
const giveRecovery = (jar: Jar, code = "") => jar.post(`${AUTH}/two-factor/verify-backup-code`, { code });

const whoIs = async (jar: Jar) => (await jar.user())?.email;

describe("a code of an app", () => {
  it("signs in once: not a second time, not elsewhere, and not the one that set it up", async () => {
    const { member, secret } = await withApp();
    const code = totp(secret, 1);
    const first = await afterPassword(member);
    expect((await giveCode(first, code)).status).toBe(200);
    expect(await whoIs(first)).toBe(member.email);
    for (const used of [code, totp(secret)]) {
      const thief = await afterPassword(member);
      expect(await giveCode(thief, used)).toMatchObject({ status: 401, code: "INVALID_CODE" });
      expect(await whoIs(thief)).toBeUndefined();
    }
  });

  it("signs in one of several that give it at the same moment", async () => {
    const { member, secret } = await withApp();
    const jars = await Promise.all([1, 2, 3].map(() => afterPassword(member)));
    const twins = [...jars, ...jars.map((jar) => jar.copy())];
    const code = totp(secret, 1);
    await Promise.all(twins.map((jar) => giveCode(jar, code)));
    const signedIn = await Promise.all(twins.map(whoIs));
    expect(signedIn.filter((email) => email === member.email)).toHaveLength(1);
  });

  it("can't be guessed: ten wrong ones lock the second step, for the right one too", async () => {
    const { member, secret } = await withApp();
    for (let round = 0; round < 2; round += 1) {
      const jar = await afterPassword(member);
      for (let guess = 0; guess < 5; guess += 1) await giveCode(jar, `${round}0000${guess}`);
    }
    const jar = await afterPassword(member);
    expect(await giveCode(jar, totp(secret, 1))).toMatchObject({
      status: 429,
      code: "ACCOUNT_TEMPORARILY_LOCKED",
    });
    expect(await whoIs(jar)).toBeUndefined();
  });

  it("counts for nothing without the password before it", async () => {
    const { secret } = await withApp();
    expect(await giveCode(new Jar(base), totp(secret, 1))).toMatchObject({ status: 401 });
  });
});

describe("a recovery code", () => {
  it("signs in once, also when two give it at the same moment", async () => {
    const { member, recoveryCodes } = await withApp();
    const jars = await Promise.all([afterPassword(member), afterPassword(member)]);
    await Promise.all(jars.map((jar) => giveRecovery(jar, recoveryCodes[0])));
    const signedIn = await Promise.all(jars.map(whoIs));
    expect(signedIn.filter((email) => email === member.email)).toHaveLength(1);
    const later = await afterPassword(member);
    expect((await giveRecovery(later, recoveryCodes[0])).status).toBe(401);
    expect((await giveRecovery(later, recoveryCodes[1])).status).toBe(200);
  });

  it("ends when new ones are made", async () => {
    const { member, signedIn, recoveryCodes } = await withApp();
    await signedIn.mutate("security.renewRecoveryCodes");
    expect((await giveRecovery(await afterPassword(member), recoveryCodes[0])).status).toBe(401);
  });
});

describe("a trusted device", () => {
  it("is asked again after the second factor was turned off and on", async () => {
    const { member, signedIn, secret } = await withApp();
    const device = await afterPassword(member);
    await giveCode(device, totp(secret, 1), true);
    device.forget("session_token");
    expect(await whoIs(await afterPassword(member, device))).toBe(member.email);

    await signedIn.mutate("security.turnOff");
    await turnOn(signedIn);
    device.forget("session_token");
    expect(await whoIs(await afterPassword(member, device))).toBeUndefined();
  });

  it("is trusted for its own member alone", async () => {
    const [one, other] = [await withApp(), await withApp()];
    const device = await afterPassword(one.member);
    await giveCode(device, totp(one.secret, 1), true);
    device.forget("session_token");
    expect(await whoIs(await afterPassword(other.member, device))).toBeUndefined();
  });
});

describe("signing in again where one is signed in", () => {
  it("keeps the old session while the second step is owed, and puts the new one in its place", async () => {
    const { member, signedIn, secret } = await withApp();
    const before = signedIn.copy();
    await afterPassword(member, signedIn);
    expect(await whoIs(signedIn)).toBe(member.email);
    expect((await giveCode(signedIn, "000000")).status).toBe(401);
    expect(await whoIs(signedIn)).toBe(member.email);
    expect((await giveCode(signedIn, totp(secret, 1))).status).toBe(200);
    expect(await whoIs(signedIn)).toBe(member.email);
    expect(signedIn.header()).not.toBe(before.header());
    expect(await whoIs(before)).toBeUndefined();
  });

  it("leaves another browser's session alone", async () => {
    const member = await signUp(base);
    const one = new Jar(base, member.cookie);
    const other = await afterPassword(member);
    await afterPassword(member, other);
    expect(await whoIs(one)).toBe(member.email);
  });
});

it.each(["enable", "disable", "generate-backup-codes", "get-totp-uri", "send-otp"])(
  "Better Auth's own way to %s is closed",
  async (name) => {
    const { signedIn, member } = await withApp();
    const { status } = await signedIn.post(`${AUTH}/two-factor/${name}`, { password: member.password });
    expect(status).toBe(404);
  },
);
