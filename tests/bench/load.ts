import { Agent, request, type IncomingMessage } from "node:http";

const CONNECTIONS = 32;

/** What is asked again and again. `cookies` are kept as a browser keeps them. */
export interface Visit {
  url: string;
  headers?: Record<string, string>;
  cookies?: Map<string, string>;
}

/** Asks for a page many times over 32 kept connections, and throws unless every answer is a 200. */
export async function load(visit: Visit, requests: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = requests;
  const visitor = async () => {
    while (left > 0) {
      left -= 1;
      await ask(visit, agent);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(CONNECTIONS, requests) }, visitor));
  } finally {
    agent.destroy();
  }
}

/** The text of one answer. @throws {Error} unless its status is 200. */
export async function ask({ url, headers, cookies }: Visit, agent?: Agent): Promise<string> {
  const cookie = [...(cookies ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent, headers: { ...headers, ...(cookie ? { cookie } : {}) } }, resolve)
      .on("error", reject)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  if (response.statusCode !== 200) {
    throw new Error(`${url} answered ${String(response.statusCode)}: ${text.slice(0, 200)}`);
  }
  if (cookies) keepCookies(cookies, response.headers["set-cookie"] ?? []);
  return text;
}

/** Puts what `set-cookie` lines say among the cookies. */
export function keepCookies(cookies: Map<string, string>, lines: string[]): void {
  for (const line of lines) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) cookies.set(name, value);
  }
}
