import { afterAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { randomAddress } from "./client";
import { openDatabaseOf } from "./database";
import { mutate, setUp } from "./new-site";
import { expectSound, givePassword, isSignedIn, PASSWORD, visit, windowsOf } from "./pages";
import { startServer } from "./server";

const server = await startServer();
const ada = await setUp(server, "invitation");
const { hasBrowser, openWindow } = await windowsOf(server.url);
afterAll(() => server.stop());

interface Made {
  id: string;
  code: string;
  url: string;
}

async function invite(maxUses = 1): Promise<Made> {
  const answer = await mutate(server, "invitation.create", { maxUses, days: 7 }, ada.cookie);
  return ((await answer.json()) as { result: { data: { json: Made } } }).result.data.json;
}

const signUp = (name: string, code?: string) =>
  fetch(`${server.url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": randomAddress(),
      ...(code ? { cookie: `invitation=${code}`, origin: server.url } : {}),
    },
    body: JSON.stringify({ name, email: `${name}@example.com`, password: PASSWORD }),
  });

async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(`${name}@example.com`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("button", { name: `Account of ${name}` }).waitFor();
}

describe("registration by invitation, over HTTP", () => {
  it("refuses who has none", async () => {
    const answer = await signUp("nobody");
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "INVITATION_NEEDED" });
  });

  it("lets in three of twenty at once with a link for three", async () => {
    const { code } = await invite(3);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => signUp(`many-${index}`, code)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
    const others = answers.filter(({ ok }) => !ok);
    for (const answer of others) expect(await answer.json()).toMatchObject({ code: "INVITATION_NEEDED" });
  });

  it("gives a use back when the same person signs up twice at once", async () => {
    const { code } = await invite(2);
    await Promise.all(["twin", "twin", "twin"].map((name) => signUp(name, code)));
    expect((await signUp("another", code)).status).toBe(200);
    expect((await signUp("third", code)).status).toBe(403);
  });
});

describe.skipIf(!hasBrowser)("an invitation", () => {
  it("is made on a page, and leads its holder to an account", async () => {
    const page = await openWindow();
    await givePassword(page, ada);
    await isSignedIn(page).waitFor();
    await visit(page, "/admin/invitations");
    await page.getByLabel("For how many people").fill("101");
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByText("Enter a number from 1 to 100.").waitFor();
    await page.getByLabel("For how many people").fill("2");
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByText("The link is the first below.").waitFor();
    await expectSound(page);
    const link = await page.getByLabel("Link of the invitation").first().inputValue();

    const guest = await openWindow();
    await visit(guest, "/sign-up");
    await guest.getByRole("heading", { name: "New members come by invitation" }).waitFor();
    await expectSound(guest);
    await visit(guest, link);
    await guest.getByRole("heading", { name: "Ada invites you to The Club" }).waitFor();
    await expectSound(guest);
    // They look around first: the invitation is still there when they come to sign up.
    await guest.getByRole("link", { name: "Look around first" }).click();
    await visit(guest, "/sign-up");
    await join(guest, "Grace");

    await visit(guest, link);
    await guest.getByRole("heading", { name: "You are a member already" }).waitFor();
    await page.reload();
    await page.getByText("1 of 2 used").waitFor();
    await page.getByRole("button", { name: "Revoke" }).first().click();
    await page.getByRole("button", { name: "Revoke invitation" }).click();
    await page.getByText("Revoked.").first().waitFor();
    const late = await openWindow();
    await visit(late, link);
    await late.getByRole("heading", { name: "This invitation was taken back" }).waitFor();
    expect((await signUp("late", link.split("/").at(-1))).status).toBe(403);
  });

  it("says so when it has expired, is used up, or never was", async () => {
    const page = await openWindow();
    const old = await invite();
    await expire(old.id);
    await visit(page, old.url);
    await page.getByRole("heading", { name: "This invitation has expired" }).waitFor();
    expect((await signUp("old", old.code)).status).toBe(403);
    await visit(page, `/sign-up?invitation=${old.code}`);
    await page.getByRole("heading", { name: "This invitation has expired" }).waitFor();

    const once = await invite();
    expect((await signUp("once", once.code)).status).toBe(200);
    await visit(page, once.url);
    await page.getByRole("heading", { name: "This invitation is used up" }).waitFor();
    await visit(page, "/join/made-up");
    await page.getByRole("heading", { name: "There is no such invitation" }).waitFor();
    await expectSound(page);
  });
});

/** Ends an invitation's time, by the way that psql takes into the running process. */
async function expire(id: string): Promise<void> {
  const sql = await openDatabaseOf(server);
  await sql`update invitation set expires_at = now() - interval '1 second' where id = ${id}`;
  await sql.end();
}

describe.skipIf(!hasBrowser)("closed registration", () => {
  it("lets nobody in, says so, and hides the way to sign up", async () => {
    const { code, url } = await invite();
    const page = await openWindow();
    const form = await openWindow();
    await visit(form, `/sign-up?invitation=${code}`);
    await mutate(server, "site.update", { name: "The Club", registration: "closed" }, ada.cookie);

    await visit(page, "/");
    expect(
      await page
        .getByRole("navigation", { name: "Account" })
        .getByRole("link", { name: /^Sign/ })
        .allTextContents(),
    ).toEqual(["Sign in"]);
    for (const address of ["/sign-up", `/sign-up?invitation=${code}`, url]) {
      await visit(page, address);
      await page.getByRole("heading", { name: "Nobody can join at present" }).waitFor();
    }
    await expectSound(page);
    const answer = await signUp("closed", code);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "REGISTRATION_CLOSED" });

    // Who had the form open is told, and keeps what they typed.
    await form.getByLabel("Name").fill("Late");
    await form.getByLabel("E-mail address").fill("late@example.com");
    await form.getByLabel("Password").fill(PASSWORD);
    await form.getByRole("button", { name: "Sign up" }).click();
    await form.getByText("Nobody can make an account on this site at present.").waitFor();
    expect(await form.getByLabel("Name").inputValue()).toBe("Late");
  });
});
