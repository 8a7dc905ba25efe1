import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { randomUUID } from "node:crypto";
import superjson from "superjson";

import type { AppRouter } from "~/server/api/root";

/** An address of a client; limits by address then don't meet between tests. */
export const randomAddress = () => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;

/** The cookies that an answer sets, as a request sends them. */
export const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");

export interface Member {
  cookie: string;
  email: string;
  password: string;
}

/** Makes an account over HTTP and answers its session's cookie. */
export async function signUp(
  base: string,
  { name = "Grace", email = `${randomUUID()}@example.com` } = {},
): Promise<Member> {
  const password = "a long enough password";
  const response = await fetch(`${base}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": randomAddress(), origin: base },
    body: JSON.stringify({ name, email, password }),
  });
  if (!response.ok) throw new Error(`Signing up answered ${response.status}: ${await response.text()}`);
  return { cookie: cookieOf(response), email, password };
}

/** Signs a member in once more, as another browser, and answers that session's cookie. */
export async function signIn(
  base: string,
  { email, password }: Pick<Member, "email" | "password">,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": randomAddress(),
      origin: base,
      ...headers,
    },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  return cookieOf(response);
}

/** Publishes a post over HTTP, as a program would. */
export const publish = (base: string, cookie: string, title: string) =>
  fetch(`${base}/api/trpc/post.create`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ json: { title, content: "Text" } }),
  });

/** The typed API, called over HTTP with these headers. */
export const apiOf = (base: string, headers: Record<string, string> = {}) =>
  createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${base}/api/trpc`, transformer: superjson, headers })],
  });
