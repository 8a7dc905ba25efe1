import { randomAddress } from "./client";

/** What a refusal says, or an answer holds. */
export interface Answer {
  status: number;
  code: string | undefined;
  body: Record<string, unknown>;
}

/** A program that keeps cookies as a browser does, and comes from another address each time. */
export class Jar {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly base: string,
    header = "",
  ) {
    for (const cookie of header.split("; ").filter(Boolean)) this.take(cookie);
  }

  /** A second program with the same cookies. */
  copy(): Jar {
    return new Jar(this.base, this.header());
  }

  header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  forget(name: string): void {
    for (const key of this.cookies.keys()) if (key.endsWith(name)) this.cookies.delete(key);
  }

  get = (path: string) => this.ask(path);

  post = (path: string, body: unknown = {}) => this.ask(path, body);

  /** Where an address sends a browser on to. */
  async follow(address: string | URL): Promise<string> {
    return (await this.send(String(address))).headers.get("location") ?? "";
  }

  /** Presses the button of a provider; answers the page there. */
  async begin(provider: string, more: Record<string, unknown> = {}): Promise<string> {
    const wish = { provider, callbackURL: "/", errorCallbackURL: "/sign-in", ...more };
    const { body } = await this.post("/api/auth/sign-in/social", wish);
    return String(body.url);
  }

  /** Who is signed in, if anybody is. */
  async user(): Promise<{ name: string; email: string } | undefined> {
    const { body } = await this.get("/api/auth/get-session");
    return body.user as { name: string; email: string } | undefined;
  }

  /** Calls a procedure of the API; answers what it answered, without its wrapping. */
  async mutate(procedure: string, input?: unknown): Promise<Record<string, unknown>> {
    const nothing = { json: null, meta: { values: ["undefined"] } };
    const json = input === undefined ? nothing : { json: input };
    const { status, body } = await this.post(`/api/trpc/${procedure}`, json);
    if (status !== 200) throw new Error(`${procedure} answered ${status}: ${JSON.stringify(body)}`);
    return (body as { result: { data: { json: Record<string, unknown> } } }).result.data.json;
  }

  /** Sends a request, and keeps the cookies of the answer. Follows no redirect. */
  async send(path: string, body?: unknown): Promise<Response> {
    const response = await fetch(new URL(path, this.base), {
      method: body === undefined ? "GET" : "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        origin: this.base,
        cookie: this.header(),
        "x-forwarded-for": randomAddress(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.take(cookie);
    return response;
  }

  private async ask(path: string, sent?: unknown): Promise<Answer> {
    const response = await this.send(path, sent);
    const body = ((await response.json().catch(() => null)) ?? {}) as Record<string, unknown>;
    return { status: response.status, code: body.code as string | undefined, body };
  }

  private take(line: string): void {
    const [cookie = ""] = line.split(";");
    const at = cookie.indexOf("=");
    if (/max-age=0/i.test(line)) this.cookies.delete(cookie.slice(0, at));
    else this.cookies.set(cookie.slice(0, at), cookie.slice(at + 1));
  }
}
