import { describe, expect, it } from "vitest";

import { signUp } from "./client";
import { Jar } from "./cookie-jar";
import { SoftKey } from "./soft-key";
import { siteUrl } from "./site-url";

const base = siteUrl();
const PASSKEY = "/api/auth/passkey";

type Twist = Partial<Parameters<SoftKey["signIn"]>[0]>;

async function challengeOf(jar: Jar, kind: "register" | "authenticate"): Promise<string> {
  const { body } = await jar.get(`${PASSKEY}/generate-${kind}-options`);
  return String(body.challenge);
}

async function register(jar: Jar, key: SoftKey, twist: Twist = {}) {
  const challenge = await challengeOf(jar, "register");
  const response = key.register({ challenge, origin: base, ...twist });
  return jar.post(`${PASSKEY}/verify-registration`, { response });
}

async function signIn(jar: Jar, key: SoftKey, twist: Twist = {}) {
  const challenge = await challengeOf(jar, "authenticate");
  const response = key.signIn({ challenge, origin: base, ...twist });
  return jar.post(`${PASSKEY}/verify-authentication`, { response });
}

async function withPasskey() {
  const member = await signUp(base);
  const jar = new Jar(base, member.cookie);
  const key = new SoftKey();
  expect((await register(jar, key)).status).toBe(200);
  return { member, jar, key };
}

const whoIs = async (jar: Jar) => (await jar.user())?.email;

describe("a passkey", () => {
  it("signs in its member", async () => {
    const { member, key } = await withPasskey();
    const guest = new Jar(base);
    expect((await signIn(guest, key)).status).toBe(200);
    expect(await whoIs(guest)).toBe(member.email);
  });

  it.each([
    ["another site's page", { origin: "https://posthouse.example" }],
    ["another site's key", { rpId: "posthouse.example" }],
    ["another port", { origin: "http://localhost:1" }],
    ["a challenge that was never given", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
    ["nobody who showed that it is theirs", { verified: false }],
  ])("is refused when it comes from %s, to sign in and to register", async (_, twist) => {
    const { jar, key } = await withPasskey();
    const guest = new Jar(base);
    const answer = await signIn(guest, key, twist);
    expect([400, 401]).toContain(answer.status);
    expect(await whoIs(guest)).toBeUndefined();
    expect((await register(jar, new SoftKey(), twist)).status).toBeGreaterThanOrEqual(400);
    const { body } = await jar.get(`${PASSKEY}/list-user-passkeys`);
    expect(body).toHaveLength(1);
  });

  it("answers a challenge once, also when two do at the same moment", async () => {
    const { key } = await withPasskey();
    const guest = new Jar(base);
    const challenge = await challengeOf(guest, "authenticate");
    const response = key.signIn({ challenge, origin: base });
    const jars = [guest, guest.copy(), guest.copy()];
    const send = (jar: Jar) => jar.post(`${PASSKEY}/verify-authentication`, { response });
    const answers = await Promise.all(jars.map(send));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await send(guest.copy())).status).toBe(400);
  });

  it("of another member is refused where somebody is signed in, who stays so", async () => {
    const { key } = await withPasskey();
    const { member, jar } = await withPasskey();
    expect(await signIn(jar, key)).toMatchObject({ status: 403, code: "OTHER_ACCOUNT" });
    expect(await whoIs(jar)).toBe(member.email);
  });

  it("can be renamed and removed by its member alone, to a name that is one", async () => {
    const { jar } = await withPasskey();
    const { body } = await jar.get(`${PASSKEY}/list-user-passkeys`);
    const id = (body as unknown as { id: string }[])[0]?.id;
    const stranger = new Jar(base, (await signUp(base)).cookie);
    expect((await stranger.post(`${PASSKEY}/update-passkey`, { id, name: "Mine" })).status).toBe(401);
    await expect(stranger.mutate("security.removePasskey", { id })).rejects.toThrow("answered 404");
    for (const name of ["x".repeat(65), "   ", "a\u0000b"]) {
      expect((await jar.post(`${PASSKEY}/update-passkey`, { id, name })).status).toBe(400);
    }
  });
});
