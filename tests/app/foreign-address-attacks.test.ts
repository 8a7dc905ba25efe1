import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";

import { Jar } from "./cookie-jar";
import { openMailbox, tokenIn } from "./mailbox";
import { startServer } from "./server";

const mailbox = await openMailbox();
const server = await startServer({ SMTP_URL: mailbox.url });
const base = server.url;
const PASSWORD = "a long enough password";
const OWN_PASSWORD = "another long enough one";

afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newAddress = () => `${randomUUID()}@example.com`;
const verifyLink = async (email: string) =>
  `/api/auth/verify-email?token=${tokenIn(await mailbox.take(email, "Verify your e-mail address"))}`;
const signUp = (jar: Jar, email: string) =>
  jar.post("/api/auth/sign-up/email", { name: "Ada", email, password: PASSWORD });
const signIn = (jar: Jar, email: string, password = PASSWORD) =>
  jar.post("/api/auth/sign-in/email", { email, password });
const whoIs = async (jar: Jar) =>
  ((await jar.get("/api/auth/get-session")).body as { user?: { email: string; emailVerified: boolean } })
    .user;
const resetPassword = async (jar: Jar, email: string) => {
  await jar.post("/api/auth/request-password-reset", { email });
  const token = tokenIn(await mailbox.take(email, "Choose a new password"));
  expect((await jar.post("/api/auth/reset-password", { token, newPassword: OWN_PASSWORD })).status).toBe(200);
};

describe("somebody who signs up with another person’s address", () => {
  it("gets no account of a verified address by that person’s opening the link", async () => {
    const [thief, owner, email] = [new Jar(base), new Jar(base), newAddress()];
    await signUp(thief, email);
    await signIn(thief, email);
    const opened = await owner.get(await verifyLink(email));
    expect([opened.status, opened.code]).toEqual([403, "SIGN_IN_FIRST"]);
    expect(await whoIs(owner)).toBeUndefined();
    expect(await whoIs(thief)).toMatchObject({ email, emailVerified: false });
  });

  it("does not sneak in where the owner has signed up elsewhere in the same browser, or is signed in", async () => {
    const [thief, owner, email] = [new Jar(base), new Jar(base), newAddress()];
    await signUp(thief, email);
    const link = await verifyLink(email);
    // The address has an account: the owner is told so, and may open the thief’s link instead.
    await signUp(owner, email);
    expect((await owner.get(link)).code).toBe("SIGN_IN_FIRST");
    const other = newAddress();
    await signUp(owner, other);
    await owner.get(await verifyLink(other));
    expect((await owner.get(link)).code).toBe("INVALID_USER");
    expect(await whoIs(owner)).toMatchObject({ email: other });
  });

  it("loses all that they set up when the owner chooses a password by mail", async () => {
    const [thief, owner, email] = [new Jar(base), new Jar(base), newAddress()];
    await signUp(thief, email);
    await signIn(thief, email);
    const { key } = await thief.mutate("token.create", { name: "Mine", scope: "write", expiresInDays: null });
    const escape = newAddress();
    await thief.post("/api/auth/change-email", { newEmail: escape });
    const change = tokenIn(await mailbox.take(escape, "Verify your new e-mail address"));

    await resetPassword(owner, email);
    expect(await whoIs(thief)).toBeUndefined();
    expect((await signIn(thief, email)).status).toBe(401);
    const asProgram = await fetch(`${base}/api/trpc/auth.getSession`, {
      headers: { authorization: `Bearer ${String(key)}` },
    });
    expect(asProgram.status).toBe(401);

    // Nor does the address go over to them when its owner is led to the link that they hold.
    await signIn(owner, email, OWN_PASSWORD);
    expect((await owner.get(`/api/auth/verify-email?token=${change}`)).code).toBe("INVALID_TOKEN");
    expect(await whoIs(owner)).toMatchObject({ email, emailVerified: true });
  });

  it("can’t have another person’s address put on their own account either", async () => {
    const [thief, owner, email, wanted] = [new Jar(base), new Jar(base), newAddress(), newAddress()];
    await signUp(thief, email);
    await signIn(thief, email);
    await thief.post("/api/auth/change-email", { newEmail: wanted });
    const change = tokenIn(await mailbox.take(wanted, "Verify your new e-mail address"));
    expect((await owner.get(`/api/auth/verify-email?token=${change}`)).code).toBe("SIGN_IN_FIRST");
    expect(await whoIs(thief)).toMatchObject({ email });
  });
});

describe("a person who opens the link in another browser than they signed up in", () => {
  it("signs in there, and the link works", async () => {
    const [desk, phone, email] = [new Jar(base), new Jar(base), newAddress()];
    await signUp(desk, email);
    const link = await verifyLink(email);
    expect((await phone.get(link)).code).toBe("SIGN_IN_FIRST");
    await signIn(phone, email);
    expect((await phone.get(link)).status).toBe(200);
    expect(await whoIs(phone)).toMatchObject({ email, emailVerified: true });
  });
});

describe("asking for links in another person’s name", () => {
  it("does not keep them from a new password", async () => {
    const [thief, owner, email] = [new Jar(base), new Jar(base), newAddress()];
    await signUp(owner, email);
    await owner.get(await verifyLink(email));
    for (let tries = 0; tries < 7; tries += 1)
      await thief.post("/api/auth/send-verification-email", { email });
    await resetPassword(owner, email);
  });
});
