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

  get = (path: string) => this.send(path, { method: "GET" });

  post = (path: string, body: unknown = {}) =>
    this.send(path, { method: "POST", body: JSON.stringify(body) });

  /** Calls a procedure of the API; answers what it answered, without its wrapping. */
  async mutate(procedure: string, input?: unknown): Promise<Record<string, unknown>> {
    const nothing = { json: null, meta: { values: ["undefined"] } };
    const json = input === undefined ? nothing : { json: input };
    const { status, body } = await this.post(`/api/trpc/${procedure}`, json);
    if (status !== 200) throw new Error(`${procedure} answered ${status}: ${JSON.stringify(body)}`);
    return (body as { result: { data: { json: Record<string, unknown> } } }).result.data.json;
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(this.base + path, {
      ...init,
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        origin: this.base,
        cookie: this.header(),
        "x-forwarded-for": randomAddress(),
      },
    });
    for (const cookie of response.headers.getSetCookie()) this.take(cookie);
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
