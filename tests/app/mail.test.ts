import { createEmailVerificationToken } from "better-auth/api";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { randomAddress } from "./client";
import { Jar } from "./cookie-jar";
import { linkIn, openMailbox, tokenIn } from "./mailbox";
import { startServer } from "./server";
import { totp } from "../totp";

const mailbox = await openMailbox();
const server = await startServer({ SMTP_URL: mailbox.url, LOG_LEVEL: "debug" });
const base = server.url;
const PASSWORD = "a long enough password";
const NEW_PASSWORD = "another long enough one";

/** Everything that must never be in the log: addresses and the tokens of links. */
const secrets = new Set<string>();

afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newAddress = () => {
  const address = `${randomUUID()}@example.com`;
  secrets.add(address);
  return address;
};

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");

const ask = (path: string, body?: object, cookie = "") =>
  fetch(`${base}/api/auth${path}`, {
    method: body ? "POST" : "GET",
    redirect: "manual",
    headers: { "content-type": "application/json", "x-forwarded-for": randomAddress(), origin: base, cookie },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const code = async (response: Response) => ((await response.json()) as { code?: string }).code;

const signUp = (email: string, name = "Ada") => ask("/sign-up/email", { name, email, password: PASSWORD });
const signIn = async (email: string, password = PASSWORD) => {
  const response = await ask("/sign-in/email", { email, password });
  return { status: response.status, cookie: cookieOf(response) };
};
const open = (token: string, cookie = "") => {
  secrets.add(token);
  return ask(`/verify-email?token=${token}`, undefined, cookie);
};

/** A member with a verified address, signed in. */
async function member() {
  const email = newAddress();
  const made = cookieOf(await signUp(email));
  const response = await open(tokenIn(await mailbox.take(email, "Verify your e-mail address")), made);
  return { email, cookie: cookieOf(response) };
}

const write = (cookie: string) =>
  fetch(`${base}/api/trpc/post.create`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ json: { title: "A title", content: "Text" } }),
  });

const whoIs = async (cookie: string) => {
  const response = await fetch(`${base}/api/trpc/auth.getSession`, { headers: { cookie } });
  const { result } = (await response.json()) as {
    result: { data: { json: { user: { email: string } } | null } };
  };
  return result.data.json?.user.email ?? null;
};

/** What an outsider can tell two answers apart by. */
async function face(response: Response) {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([one], [other]) => one.localeCompare(other))
            .map(([key, inner]) => [key, shape(inner)]),
        )
      : typeof value === "string"
        ? `text of ${value.length}`
        : value;
  return {
    status: response.status,
    cookies: response.headers.getSetCookie().length,
    body: shape(await response.json()),
  };
}

const secretOf = () => readFileSync(join(server.dataDir, "auth-secret"), "utf8").trim();

describe("an address that is not verified", () => {
  it("may sign in, read and ask again, but not write until the link is opened", async () => {
    const email = newAddress();
    expect(await whoIs(cookieOf(await signUp(email)))).toBe(null);
    await mailbox.take(email, "Verify your e-mail address");
    const { cookie } = await signIn(email);
    expect(await whoIs(cookie)).toBe(email);

    const refused = await write(cookie);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('"reason":"ADDRESS_NOT_VERIFIED"');

    expect((await ask("/send-verification-email", { email }, cookie)).status).toBe(200);
    const again = await mailbox.take(email, "Verify your e-mail address");
    expect((await open(tokenIn(again), cookie)).status).toBe(200);
    expect((await write(cookie)).status).toBe(200);
  });

  it("signs in by its link once only", async () => {
    const email = newAddress();
    const made = cookieOf(await signUp(email));
    const token = tokenIn(await mailbox.take(email, "Verify"));
    expect(await whoIs(cookieOf(await open(token, made)))).toBe(email);
    const second = await open(token, made);
    expect([second.status, cookieOf(second)]).toEqual([200, ""]);
  });

  it("is not verified by an expired, a forged or a foreign link", async () => {
    const email = newAddress();
    await signUp(email);
    const token = tokenIn(await mailbox.take(email, "Verify"));
    const expired = await createEmailVerificationToken(secretOf(), email, undefined, -10);
    expect(await code(await open(expired))).toBe("TOKEN_EXPIRED");
    const forged = await createEmailVerificationToken("x".repeat(43), email);
    for (const wrong of [forged, `${token.slice(0, -3)}abc`, "nothing", ""]) {
      expect(await code(await open(wrong))).toBe("INVALID_TOKEN");
    }
    const { cookie } = await signIn(email);
    expect((await write(cookie)).status).toBe(403);
  });
});

describe("nobody learns whether an address has an account", () => {
  it("from a sign-up: the owner is written to instead", async () => {
    const { email } = await member();
    for (const name of ["Ada", "  Ada  Lovelace ", "", "x".repeat(65)]) {
      const free = await face(await signUp(newAddress(), name));
      expect(await face(await signUp(email, name))).toEqual(free);
    }
    const { text } = await mailbox.take(email, "You have an account already");
    expect(text).toContain(`${base}/forgot-password`);
  });

  it("from a new password, or a link again", async () => {
    const { email } = await member();
    const waiting = newAddress();
    await signUp(waiting);
    for (const path of ["/request-password-reset", "/send-verification-email"]) {
      const [unknown, known, unverified] = await Promise.all(
        [newAddress(), email, waiting].map(async (one) => face(await ask(path, { email: one }))),
      );
      expect(known).toEqual(unknown);
      expect(unverified).toEqual(unknown);
      expect(unknown?.status).toBe(200);
    }
  });

  it("from a change of one's own address: its owner is written to, and neither loses theirs", async () => {
    const [owner, asking] = [await member(), await member()];
    const free = await face(await ask("/change-email", { newEmail: newAddress() }, asking.cookie));
    await mailbox.take(asking.email, "Confirm your new e-mail address");
    const taken = await face(await ask("/change-email", { newEmail: owner.email }, asking.cookie));
    expect(taken).toEqual(free);
    const link = tokenIn(await mailbox.take(asking.email, "Confirm your new e-mail address"));
    expect((await open(link)).status).toBe(200);
    const { text } = await mailbox.take(owner.email, "You have an account already");
    expect(text).not.toContain("token=");
    expect(await whoIs(asking.cookie)).toBe(asking.email);
  });
});

describe("a new password by mail", () => {
  const reset = (token: string, newPassword = NEW_PASSWORD) => {
    secrets.add(token);
    return ask("/reset-password", { token, newPassword });
  };

  it("ends every session, works once, and is told of", async () => {
    const { email, cookie } = await member();
    await ask("/request-password-reset", { email });
    await ask("/request-password-reset", { email });
    const token = tokenIn(await mailbox.take(email, "Choose a new password"));
    const other = tokenIn(await mailbox.take(email, "Choose a new password"));
    expect(await whoIs(cookie)).toBe(email);

    expect((await reset(token)).status).toBe(200);
    expect(await whoIs(cookie)).toBe(null);
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, NEW_PASSWORD)).status).toBe(200);
    for (const used of [token, other]) expect(await code(await reset(used))).toBe("INVALID_TOKEN");
    await mailbox.take(email, "Your password was changed");
  });

  it("refuses what was never sent, and says at once that such a link is over", async () => {
    for (const forged of ["", "nothing", "x".repeat(256)]) {
      expect(await code(await reset(forged))).toBe("INVALID_TOKEN");
      const page = await fetch(`${base}/reset-password?token=${forged}`);
      expect(await page.text()).toContain("This link does not work any more");
    }
  });

  it("proves the address of who never opened the first link", async () => {
    const email = newAddress();
    await signUp(email);
    await ask("/request-password-reset", { email });
    await reset(tokenIn(await mailbox.take(email, "Choose a new password")));
    const { cookie } = await signIn(email, NEW_PASSWORD);
    expect((await write(cookie)).status).toBe(200);
  });

  it("leads nowhere but to this site, whoever asked for it", async () => {
    const { email } = await member();
    for (const redirectTo of [
      "//evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/.//evil.example",
    ]) {
      const refused = await ask("/request-password-reset", { email, redirectTo });
      expect([redirectTo, refused.status]).toEqual([redirectTo, 403]);
      const followed = await ask(`/verify-email?token=x&callbackURL=${encodeURIComponent(redirectTo)}`);
      expect([redirectTo, followed.status]).toEqual([redirectTo, 403]);
    }
    await ask("/request-password-reset", { email, redirectTo: "expo://elsewhere" });
    const mail = await mailbox.take(email, "Choose a new password");
    expect(linkIn(mail).origin).toBe(base);
    expect(mail.text + mail.html).not.toContain("expo");
  });
});

describe("a change of address", () => {
  it("takes both sides, tells the former one, and makes what was sent there void", async () => {
    const { email, cookie } = await member();
    const next = newAddress();
    await ask("/request-password-reset", { email });
    const oldReset = tokenIn(await mailbox.take(email, "Choose a new password"));

    await ask("/change-email", { newEmail: next }, cookie);
    const confirm = tokenIn(await mailbox.take(email, "Confirm your new e-mail address"));
    expect(await whoIs(cookie)).toBe(email);
    expect((await open(confirm, cookie)).status).toBe(200);
    expect(await whoIs(cookie)).toBe(email);

    const change = tokenIn(await mailbox.take(next, "Verify your new e-mail address"));
    const stranger = await member();
    expect(await code(await open(change, stranger.cookie))).toBe("INVALID_USER");
    expect((await open(change, cookie)).status).toBe(200);
    expect(await whoIs(cookie)).toBe(next);
    expect((await mailbox.take(email, "Your e-mail address was changed")).text).toContain(next);
    expect((await write(cookie)).status).toBe(200);

    for (const used of [confirm, change]) expect(await code(await open(used))).toBe("INVALID_TOKEN");
    const late = await ask("/reset-password", { token: oldReset, newPassword: NEW_PASSWORD });
    expect(await code(late)).toBe("INVALID_TOKEN");
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(next)).status).toBe(200);
  });

  it("of an address that never was verified takes the new side alone, and verifies it", async () => {
    const [wrong, right] = [newAddress(), newAddress()];
    await signUp(wrong);
    const { cookie } = await signIn(wrong);
    await ask("/change-email", { newEmail: right }, cookie);
    const change = tokenIn(await mailbox.take(right, "Verify your new e-mail address"));
    expect((await open(change, cookie)).status).toBe(200);
    expect(await whoIs(cookie)).toBe(right);
    expect((await write(cookie)).status).toBe(200);
  });

  it("is refused where somebody has taken the address meanwhile", async () => {
    const { email, cookie } = await member();
    const next = newAddress();
    await ask("/change-email", { newEmail: next }, cookie);
    await open(tokenIn(await mailbox.take(email, "Confirm your new e-mail address")));
    const change = tokenIn(await mailbox.take(next, "Verify your new e-mail address"));
    await signUp(next);
    const refused = await open(change, cookie);
    expect([refused.status, await code(refused)]).toEqual([409, "ADDRESS_TAKEN"]);
  });
});

describe("a change of how one signs in", () => {
  it("by password ends every other session and is told of", async () => {
    const { email, cookie } = await member();
    const elsewhere = await signIn(email);
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, revokeOtherSessions: true };
    const changed = await ask("/change-password", body, cookie);
    expect(await whoIs(cookieOf(changed))).toBe(email);
    expect(await whoIs(elsewhere.cookie)).toBe(null);
    await mailbox.take(email, "Your password was changed");
  });

  it("by a second factor is told of, on and off; a link by mail is none", async () => {
    const email = newAddress();
    const made = cookieOf(await signUp(email));
    const verify = tokenIn(await mailbox.take(email, "Verify"));
    const { cookie } = await signIn(email);
    const person = new Jar(base, cookie);
    const { secret, sealed } = await person.mutate("security.startApp");
    await person.mutate("security.turnOnApp", { sealed, code: totp(String(secret)) });
    await mailbox.take(email, "The second factor was turned on");

    const opened = await open(verify, made);
    expect(opened.status).toBe(200);
    expect(await whoIs(cookieOf(opened))).toBe(null);

    await person.mutate("security.turnOff");
    await mailbox.take(email, "The second factor was turned off");
  });
});

describe("a mail server that is away", () => {
  it("is told before anything is done, the same to all, and what was taken arrives later", async () => {
    const { email, cookie } = await member();
    await mailbox.stop();
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect((await ask("/change-password", body, cookie)).status).toBe(200);

    const away = (one: string) => ask("/request-password-reset", { email: one });
    await expect.poll(async () => (await away(newAddress())).status, { timeout: 30_000 }).toBe(503);
    const [known, unknown] = await Promise.all([face(await away(email)), face(await away(newAddress()))]);
    expect(known).toEqual(unknown);
    const free = newAddress();
    const refused = await signUp(free);
    expect([refused.status, await code(refused)]).toEqual([503, "MAIL_UNAVAILABLE"]);
    expect((await signIn(free)).status).toBe(401);

    await mailbox.start();
    await mailbox.take(email, "Your password was changed");
    await expect.poll(async () => (await signUp(free)).status, { timeout: 30_000 }).toBe(200);
    await mailbox.take(free, "Verify");
  });
});

describe("the log", () => {
  it("holds neither addresses nor links, however much it says", () => {
    const log = server.log();
    expect(log).toContain("mail not sent, will be tried again");
    expect(secrets.size).toBeGreaterThan(30);
    secrets.delete("");
    expect([...secrets].filter((secret) => secret.length > 8 && log.includes(secret))).toEqual([]);
  });
});
