import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** The first, like Playwright's own, has no window to open: a new visitor costs it a third of the work. */
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const launch = (executablePath?: string) => () => chromium.launch({ executablePath, args: ARGS });

/** Ways to a browser, tried in turn: Playwright's own, an installed one, the one that npm ships. */
const ways: (() => Promise<Browser>)[] = [
  launch(),
  ...INSTALLED.filter((path) => existsSync(path)).map(launch),
  async () => {
    const { default: shipped } = await import("@sparticuz/chromium");
    return chromium.launch({
      executablePath: await shipped.executablePath(),
      args: [...shipped.args, ...ARGS],
    });
  },
];

/**
 * A running Chromium, or undefined where this machine has none that starts; then the browser tests
 * count as skipped, and in CI as failed.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  const faults: string[] = [];
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      faults.push(String(error).split("\n")[0] ?? "");
    }
  }
  const message = `NO BROWSER: the browser tests did not run. Install Chromium or Chrome.\n${faults.join("\n")}`;
  if (process.env.CI) throw new Error(message);
  console.error(message);
  return undefined;
}
