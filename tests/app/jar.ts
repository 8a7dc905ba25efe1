import { randomAddress } from "./client";

/** A browser without a screen: keeps a site's cookies, and follows no redirect by itself. */
export function openJar(base: string) {
  const cookies = new Map<string, string>();
  const address = randomAddress();

  const send = async (path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(new URL(path, base), {
      method: body ? "POST" : "GET",
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        origin: base,
        "x-forwarded-for": address,
        "content-type": "application/json",
      },
      redirect: "manual",
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      cookies.set(name, value);
    }
    return response;
  };

  return {
    send,
    /** Where an address sends the browser on to. */
    follow: async (address: string | URL) => (await send(String(address))).headers.get("location") ?? "",
    /** Presses the button of a provider; answers the page there. */
    begin: async (provider: string, more: Record<string, unknown> = {}): Promise<string> => {
      const wish = { provider, callbackURL: "/", errorCallbackURL: "/sign-in", ...more };
      const response = await send("/api/auth/sign-in/social", wish);
      return ((await response.json()) as { url?: string }).url ?? "";
    },
    /** The name of who is signed in, or null. */
    signedInAs: async (): Promise<string | null> => {
      const response = await send("/api/auth/get-session");
      return ((await response.json()) as { user?: { name: string } } | null)?.user?.name ?? null;
    },
  };
}
