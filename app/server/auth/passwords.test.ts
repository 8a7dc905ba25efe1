import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";

import { makeTestAuth } from "../api/mocks/auth";
import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";
import { account, RateLimit, session } from "../db/schema";
import { isCommonPassword } from "./common-passwords";
import { findSession } from "./session";

const email = "ada.lovelace@example.com";
const password = "a long enough password";

/** The code with which Better Auth refuses, or "ok". */
const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => "ok",
    (error: unknown) => (error as { body?: { code?: string } }).body?.code,
  );

/** Better Auth that compares passwords as they are: to hash takes a while, and these tests try many. */
async function quickAuth(right: string) {
  const auth = makeTestAuth();
  const { password: hasher } = await auth.$context;
  vi.spyOn(hasher, "hash").mockResolvedValue("of no use");
  vi.spyOn(hasher, "verify").mockImplementation(({ password: word }) => Promise.resolve(word === right));
  return auth;
}

describe("a common password", () => {
  it.each([
    "1234567890",
    "Password123",
    "QWERTYUIOP",
    "qwertyuiop ",
    "ada.lovelace",
    "AdaLovelace",
    "Ada Lovelace",
    email,
  ])("is known as one: %s", async (word) => {
    expect(await isCommonPassword(word, { name: "Ada Lovelace", email })).toBe(true);
  });

  it.each([password, "Password123 of Ada Lovelace", "ada.lovelace.1815"])("is not %s", async (word) => {
    expect(await isCommonPassword(word, { name: "Ada Lovelace", email })).toBe(false);
  });

  it("is refused to who signs up, and makes no account", async () => {
    const auth = makeTestAuth();
    const signUp = (word: string) =>
      codeOf(auth.api.signUpEmail({ body: { name: "Ada Lovelace", email, password: word } }));
    expect(await signUp("Password123")).toBe("COMMON_PASSWORD");
    expect(await signUp("ada.lovelace")).toBe("COMMON_PASSWORD");
    expect(await signUp("short")).toBe("PASSWORD_TOO_SHORT");
    expect(await getDatabase().$count(account)).toBe(0);
    expect(await signUp(password)).toBe("ok");
  });

  it("is refused to who resets, who may then choose another with the same link", async () => {
    const auth = makeTestAuth();
    const { id } = await createUser(getDatabase(), { email, name: "Ada Lovelace", password });
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({
      identifier: "reset-password:token",
      value: id,
      expiresAt: new Date(Date.now() + 60_000),
    });
    const reset = (newPassword: string) =>
      codeOf(auth.api.resetPassword({ body: { newPassword, token: "token" } }));
    expect(await reset("1q2w3e4r5t6y")).toBe("COMMON_PASSWORD");
    expect(await reset("adalovelace")).toBe("COMMON_PASSWORD");
    expect(await reset("another long password")).toBe("ok");
  });
});

describe("a changed password", () => {
  it("ends all other sessions, though the client asked for less, and is no common one", async () => {
    const auth = makeTestAuth();
    const { id } = await createUser(getDatabase(), { email, name: "Ada Lovelace", password });
    const signIn = async () => {
      const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
      return headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; ");
    };
    const isAlive = async (cookie: string) =>
      (await findSession({ headers: new Headers({ cookie }), auth, db: getDatabase() })).session !== null;
    const [mine, other] = [await signIn(), await signIn()];
    expect([await isAlive(mine), await isAlive(other)]).toEqual([true, true]);

    const change = (newPassword: string) =>
      auth.api.changePassword({
        body: { currentPassword: password, newPassword, revokeOtherSessions: false },
        headers: new Headers({ cookie: mine }),
        returnHeaders: true,
      });
    expect(await codeOf(change("Ada Lovelace"))).toBe("COMMON_PASSWORD");
    expect(await isAlive(other)).toBe(true);

    const { headers } = await change("another long password");
    const renewed = headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    expect(await isAlive(other)).toBe(false);
    expect(await isAlive(renewed.join("; "))).toBe(true);
    expect(await getDatabase().$count(session, eq(session.userId, id))).toBe(1);
  });
});

describe("signing in", () => {
  it("hashes for an unknown address what it would check for a known one", async () => {
    const auth = makeTestAuth();
    const { password: hasher } = await auth.$context;
    const hash = vi.spyOn(hasher, "hash");
    expect(await codeOf(auth.api.signInEmail({ body: { email: "nobody@example.com", password } }))).toBe(
      "INVALID_EMAIL_OR_PASSWORD",
    );
    expect(hash).toHaveBeenCalledWith(password);
  });

  it("answers an unknown address and a known one alike, also when it was tried too often", async () => {
    const auth = await quickAuth(password);
    await createUser(getDatabase(), { email, password });
    const answers: (string | undefined)[][] = [];
    for (const address of [email, "nobody@example.com"]) {
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < 11; i += 1)
        codes.push(await codeOf(auth.api.signInEmail({ body: { email: address, password: "a wrong one" } })));
      answers.push(codes);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[9]).toBe("INVALID_EMAIL_OR_PASSWORD");
    expect(answers[0]?.[10]).toBe("TOO_MANY_TRIES");
    // Not even the right one is believed then, nor the address in other letters.
    const right = { email: email.toUpperCase(), password };
    expect(await codeOf(auth.api.signInEmail({ body: right }))).toBe("TOO_MANY_TRIES");
    const [row] = await getDatabase().select().from(RateLimit);
    expect(row?.key).not.toContain("@");
  });

  it("counts only wrong passwords in a row", async () => {
    const auth = await quickAuth(password);
    await createUser(getDatabase(), { email, password });
    const attempt = (word: string) => codeOf(auth.api.signInEmail({ body: { email, password: word } }));
    for (let i = 0; i < 9; i += 1) await attempt("a wrong one");
    expect(await attempt(password)).toBe("ok");
    for (let i = 0; i < 9; i += 1) await attempt("a wrong one");
    expect(await attempt(password)).toBe("ok");
  });
});
