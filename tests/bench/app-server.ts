import { randomBytes } from "node:crypto";

import type { BenchServer } from "./floor-server";

import { startServer } from "../app/server";
import { MEMBER } from "./database";
import { keepCookies } from "./load";

/** Starts the built app on the database of this run. */
export async function startApp(postgresUrl: string): Promise<BenchServer> {
  const {
    url,
    process: child,
    stop,
  } = await startServer({
    NODE_ENV: "production",
    POSTGRES_URL: postgresUrl,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    LOG_LEVEL: "warn",
    TRUSTED_PROXIES: "",
  });
  process.once("exit", () => child.kill());
  if (child.pid === undefined) throw new Error("The app did not start.");
  return { url, pid: child.pid, stop };
}

/** The cookies of the member, signed in as a browser does it. */
export async function signIn(url: string): Promise<Map<string, string>> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: MEMBER.email, password: MEMBER.password }),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  const cookies = new Map<string, string>();
  keepCookies(cookies, response.headers.getSetCookie());
  return cookies;
}
