import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

import { freePort } from "../free-port";

it(
  "the development server shows a filled site, tells how to sign in, and stops cleanly",
  { timeout: 240_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "posthouse-dev-"));
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const dev = spawn(process.execPath, ["--import", "tsx", "scripts/dev.ts"], {
      env: {
        ...process.env,
        NODE_ENV: "",
        BASE_URL: "",
        DATA_DIR: dataDir,
        PORT: String(port),
        LOG_LEVEL: "info",
      },
    });
    let output = "";
    dev.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    dev.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    try {
      await expect.poll(() => output, { timeout: 180_000 }).toContain(`Posthouse is at ${url}`);
      const page = await fetch(url);
      expect(`${page.status} ${output}`).toMatch(/^200/);
      expect((await page.text()).match(/<h2/g)?.length).toBe(10);

      const [, password = ""] = /password (\S+)/.exec(output) ?? [];
      const [email = ""] = /\S+@posthouse\.example/.exec(output) ?? [];
      const signIn = await fetch(`${url}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify({ email, password }),
      });
      expect(signIn.status).toBe(200);
      expect(output).toContain(dataDir);

      const reset = await fetch(`${url}/api/auth/request-password-reset`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify({ email }),
      });
      expect(reset.status).toBe(200);
      const inbox = await (await fetch(`${url}/inbox`)).text();
      expect(inbox).toContain("Choose a new password");
      const [, message = ""] = /href="(\/inbox\?message=[^"]+)"/.exec(inbox) ?? [];
      const letter = await (await fetch(url + message)).text();
      const [, link = ""] = /href="([^"]+\/reset-password\?token=[^"]+)"/.exec(letter) ?? [];
      expect(await (await fetch(link)).text()).toContain("Choose a new password");
      expect(output).not.toMatch(/error/i);
    } finally {
      if (dev.exitCode === null) {
        dev.kill("SIGINT");
        await once(dev, "exit");
      }
      await rm(dataDir, { recursive: true, force: true });
    }
    expect(dev.exitCode).toBe(0);
  },
);
