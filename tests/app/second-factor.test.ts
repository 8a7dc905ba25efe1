import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { totp } from "../totp";
import { signUp, type Member } from "./client";
import { letTimePass } from "./database";
import { ownSite } from "./own-site";
import { expectSound, givePassword, isSignedIn, visit } from "./pages";

const { base, sql, hasBrowser, openWindow } = await ownSite();

const windowOf = (member?: Member) => openWindow({ cookie: member?.cookie ?? "" });

const makeMember = () => signUp(base, { name: "Ada" });

/** Sets up an app on the security page; answers its secret and the recovery codes. */
async function setUpApp(page: Page) {
  await visit(page, "/settings/security");
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = (await page.getByTestId("secret").textContent()) ?? "";
  await page.getByLabel("Code from your app").fill(totp(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  const codes = await page.getByText(/^\w{5}-\w{5}$/).allTextContents();
  await page.getByLabel("I have kept these codes").check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByText("It is on, with codes from an app.").waitFor();
  return { secret, codes };
}

const enter = async (page: Page, label: string, code: string) => {
  await page.getByLabel(label).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

describe.skipIf(!hasBrowser)("a second factor", () => {
  it("is set up from the shown secret, and its codes sign in", async () => {
    const member = await makeMember();
    const page = await windowOf(member);
    const { secret, codes } = await setUpApp(page);
    expect(codes).toHaveLength(10);
    await page.reload();
    expect(await page.getByText(codes[0] ?? "").count()).toBe(0);
    await page.getByText("10 recovery codes are left.").waitFor();

    const elsewhere = await windowOf();
    await givePassword(elsewhere, member);
    await elsewhere.getByRole("heading", { name: "One more step" }).waitFor();
    await enter(elsewhere, "Code from your app", "000000");
    await elsewhere.getByText("That code is not right.").waitFor();
    expect(await isSignedIn(elsewhere).count()).toBe(0);
    await enter(elsewhere, "Code from your app", totp(secret, 1));
    await isSignedIn(elsewhere).waitFor();
  });

  it("is set up and used by keyboard alone", async () => {
    const member = await makeMember();
    const page = await windowOf(member);
    await visit(page, "/settings/security");
    await page.getByRole("button", { name: "Set up an app" }).focus();
    await page.keyboard.press("Enter");
    const secret = (await page.getByTestId("secret").textContent()) ?? "";
    await page.getByRole("button", { name: "Copy secret" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.type(totp(secret));
    await page.keyboard.press("Enter");
    const heading = page.getByRole("heading", { name: "Your recovery codes" });
    await heading.waitFor();
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);

    const elsewhere = await windowOf();
    await givePassword(elsewhere, member);
    const field = elsewhere.getByLabel("Code from your app");
    await field.waitFor();
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await elsewhere.keyboard.type(totp(secret, 1));
    await elsewhere.keyboard.press("Enter");
    await isSignedIn(elsewhere).waitFor();
  });

  it("takes a recovery code once, however it is typed, and counts what is left", async () => {
    const member = await makeMember();
    const { codes } = await setUpApp(await windowOf(member));
    const [code = ""] = codes;

    const page = await windowOf();
    await givePassword(page, member);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await enter(page, "Recovery code", ` ${code.toUpperCase().replace("-", " ")}`);
    await isSignedIn(page).waitFor();
    await visit(page, "/settings/security");
    await page.getByText("9 recovery codes are left.").waitFor();

    const again = await windowOf();
    await givePassword(again, member);
    await again.getByRole("button", { name: "Use a recovery code" }).click();
    await enter(again, "Recovery code", code);
    await again.getByText("That is none of your recovery codes").waitFor();
  });

  it("is not asked for on a trusted device, until the password changes", async () => {
    const member = await makeMember();
    const { secret } = await setUpApp(await windowOf(member));
    const page = await windowOf();
    await givePassword(page, member);
    await page.getByLabel("Trust this device for 30 days").check();
    await enter(page, "Code from your app", totp(secret, 1));
    await isSignedIn(page).waitFor();

    await page.context().clearCookies({ name: /session_token/ });
    await givePassword(page, member);
    await isSignedIn(page).waitFor();

    const changed = { ...member, password: "another long password" };
    const answer = await page.evaluate(
      async (body) =>
        (
          await fetch("/api/auth/change-password", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(body),
          })
        ).status,
      { currentPassword: member.password, newPassword: changed.password },
    );
    expect(answer).toBe(200);
    await page.context().clearCookies({ name: /session_token/ });
    await givePassword(page, changed);
    await page.getByRole("heading", { name: "One more step" }).waitFor();
  });

  it("is turned off only after the person showed again who they are, in place", async () => {
    const member = await makeMember();
    const page = await windowOf(member);
    const { secret } = await setUpApp(page);
    const mine = () =>
      sql`select s.id from session s join "user" u on u.id = s.user_id where u.email = ${member.email}`;
    await letTimePass(sql);
    await visit(page, "/settings/security");
    const turnOff = async () => {
      await page.getByRole("button", { name: "Turn off" }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Turn off" }).click();
      await page.getByRole("dialog", { name: "Confirm that it is you" }).waitFor();
      await page.getByLabel("Password").fill(member.password);
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByLabel("Code from your app").waitFor();
    };

    await turnOff();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.reload();
    await page.getByText("It is on, with codes from an app.").waitFor();

    await turnOff();
    await page.getByLabel("Code from your app").fill(totp(secret, 1));
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("The second factor is off.").waitFor();
    expect(await mine()).toHaveLength(1);
  });

  it("passes axe and fits every width while it is set up", async () => {
    const page = await windowOf(await makeMember());
    await visit(page, "/settings/security");
    await page.getByRole("button", { name: "Set up an app" }).click();
    const secret = (await page.getByTestId("secret").textContent()) ?? "";
    await expectSound(page);
    await page.getByLabel("Code from your app").fill(totp(secret, 1));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByLabel("I have kept these codes").waitFor();
    await expectSound(page);
  }, 120_000);

  it("passes axe and fits every width where it is asked for", async () => {
    const member = await makeMember();
    await setUpApp(await windowOf(member));
    const page = await windowOf();
    await givePassword(page, member);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await expectSound(page);
  }, 120_000);
});
