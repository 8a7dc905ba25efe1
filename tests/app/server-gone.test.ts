import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, describe, expect, it } from "vitest";

import { openDatabaseOf } from "./database";
import { signUp, visit, windowsOf } from "./pages";
import { startServer } from "./server";

const server = await startServer();
const { hasBrowser, openWindow } = await windowsOf(server.url);
let again: ChildProcess | undefined;

afterAll(async () => {
  if (again) {
    const ended = once(again, "exit");
    again.kill("SIGTERM");
    await ended;
  }
  await server.stop();
});

/** The server once more, at the same address and on the same data. */
async function startAgain() {
  const { port } = new URL(server.url);
  const env = { ...process.env, PORT: port, DATA_DIR: server.dataDir, TEST: "", POSTGRES_URL: "" };
  again = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...env, AUTH_SECRET: "", BASE_URL: "", TRUSTED_PROXIES: "127.0.0.1,::1" },
    stdio: "ignore",
  });
  const isReady = () =>
    fetch(`${server.url}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
}

async function draftsOf(email: string): Promise<string[]> {
  const sql = await openDatabaseOf(server);
  const rows = await sql`SELECT content FROM draft JOIN "user" ON "user".id = user_id WHERE email = ${email}`;
  await sql.end({ timeout: 1 });
  return rows.map(({ content }) => String(content));
}

describe.skipIf(!hasBrowser)("a server that is killed while somebody types", () => {
  it(
    "loses no word: the page says where the text is, and saves it when the server is back",
    { timeout: 180_000 },
    async () => {
      const page = await openWindow();
      const email = await signUp(page, "Ada");
      await visit(page, "/posts/new");
      const text = page.getByRole("textbox", { name: "Text", exact: true });
      await page.getByLabel("Title").fill("Through the dark");
      await text.fill("Before it went.");
      await page.getByText(/^Saved \d\d:\d\d$/).waitFor();

      const gone = once(server.process, "exit");
      server.process.kill("SIGKILL");
      await gone;
      await text.fill("Before it went, and after.");
      await page.getByText("Offline, kept on this device").first().waitFor();
      await page.getByRole("button", { name: "Publish" }).click();
      await page.getByText("The server can’t be reached.").waitFor();
      expect(await text.inputValue()).toBe("Before it went, and after.");

      await startAgain();
      // By itself, without another key.
      await expect.poll(() => draftsOf(email), { timeout: 90_000 }).toEqual(["Before it went, and after."]);
      await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
      await page.getByRole("button", { name: "Publish" }).click();
      await page.getByRole("heading", { level: 1, name: "Through the dark" }).waitFor();
      expect(await draftsOf(email)).toEqual([]);
    },
  );
});
