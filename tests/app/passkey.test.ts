import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { signUp } from "./client";
import { letTimePass } from "./database";
import { ownSite } from "./own-site";
import { expectSound, givePassword, isSignedIn, visit } from "./pages";
import { addDevice } from "./passkey-device";

const { base, sql, hasBrowser, openWindow } = await ownSite();

/** A member on the security page, with one passkey on this device. */
async function withPasskey(name = "Lamp") {
  const member = await signUp(base, { name: "Ada" });
  const page = await openWindow({ cookie: member.cookie });
  const device = await addDevice(page);
  await visit(page, "/settings/security");
  await addPasskey(page, name);
  return { member, page, device };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  expect(await page.getByLabel("Name").inputValue()).not.toBe("");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Make the passkey" }).click();
  await page.getByText(`“${name}” is added.`).waitFor();
}

describe.skipIf(!hasBrowser)("a passkey", () => {
  it("is added, renamed, signs in, and is removed", async () => {
    const { page, device } = await withPasskey();
    await page.getByRole("button", { name: "Rename Lamp" }).click();
    await page.getByLabel("New name").fill("  ");
    await page.getByRole("button", { name: "Save name" }).click();
    await page.getByText("Name can’t be empty.").waitFor();
    await page.getByLabel("New name").fill("Lantern");
    await page.getByRole("button", { name: "Save name" }).click();
    await page.getByText("It is called “Lantern” now.").waitFor();

    await page.context().clearCookies();
    await device.agree(false);
    await visit(page, "/sign-in");
    await device.agree(true);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await isSignedIn(page).waitFor();

    await visit(page, "/settings/security");
    await page.getByRole("button", { name: "Remove Lantern" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove passkey" }).click();
    await page.getByText("“Lantern” is removed.").waitFor();
    await page.context().clearCookies();
    await device.agree(false);
    await visit(page, "/sign-in");
    await device.agree(true);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("This site does not know that passkey.").waitFor();
  });

  it("is offered in the address field, and signs in from there to where the guest was going", async () => {
    const { page } = await withPasskey();
    await page.context().clearCookies();
    await page.goto("/posts/new");
    await page.waitForURL(`${base}/posts/new`);
    await isSignedIn(page).waitFor();
  });

  it("is the second step after a password, and can't be removed while it is the only one", async () => {
    const { page, member, device } = await withPasskey();
    await page.getByRole("button", { name: "Use my passkeys" }).click();
    await page.getByLabel("I have kept these codes").check();
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByText("It is on, with your passkeys.").waitFor();
    await page.getByRole("button", { name: "Remove Lamp" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove passkey" }).click();
    await page.getByText("This passkey is your second factor.").waitFor();

    await page.context().clearCookies();
    await device.agree(false);
    await givePassword(page, member);
    await page.getByText("Now use your passkey.").waitFor();
    expect(await page.getByLabel("Code from your app").count()).toBe(0);
    await device.agree(true);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await isSignedIn(page).waitFor();
  });

  it("shows again who one is, in the place of the old session", async () => {
    const { page, member } = await withPasskey();
    await letTimePass(sql);
    await visit(page, "/settings/security");
    await page.getByRole("button", { name: "Set up an app" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByTestId("secret").waitFor();
    const sessions = await sql`
      select s.method from session s join "user" u on u.id = s.user_id where u.email = ${member.email}`;
    expect(sessions.map(({ method }) => String(method))).toEqual(["passkey"]);
  });

  it("passes axe, with its forms and dialogs open", async () => {
    const { page } = await withPasskey();
    await page.getByRole("button", { name: "Rename Lamp" }).click();
    await expectSound(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expectSound(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Remove Lamp" }).click();
    await page.getByRole("alertdialog").waitFor();
    await expectSound(page);
    await page.getByRole("button", { name: "Keep it" }).click();
    await letTimePass(sql);
    await visit(page, "/settings/security");
    await page.getByRole("button", { name: "Set up an app" }).click();
    await page.getByRole("dialog").getByLabel("Password").waitFor();
    await expectSound(page);
  }, 120_000);
});
