import { createTRPCClient, httpBatchLink } from "@trpc/client";
import superjson from "superjson";

import type { AppRouter } from "~/server/api/root";

import { siteUrl } from "./site-url";

const base = siteUrl();

/** What an answer must never hold. */
export const LEAKS = /select |insert into|drizzle|node_modules|at .*\.(js|ts):\d+|\/app\/server/i;

/** Wishes to go on to another site, or to run a script. */
export const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
];

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** Asks the site of this worker, and follows no redirect. */
export async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(base + path, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A request with this body as JSON; a text goes as it is. */
export const json = (body: unknown, headers: Record<string, string> = {}) => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** The typed API, as the member has it whose cookie this is. */
export const apiAs = (cookie?: string) =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({ url: `${base}/api/trpc`, transformer: superjson, headers: cookie ? { cookie } : {} }),
    ],
  });
