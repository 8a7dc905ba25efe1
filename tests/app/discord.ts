import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

import type { AddressInfo } from "node:net";

export interface DiscordPerson {
  id: string;
  username: string;
  global_name?: string;
  email: string | null;
  verified: boolean;
}

/** Discord's three endpoints as a server of ours sees them, on loopback. */
export async function startDiscord() {
  const codes = new Map<string, { person: DiscordPerson; redirectUri: string }>();
  const tokens = new Map<string, DiscordPerson>();
  const server = createServer((request, response) => {
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (decodeURIComponent(request.url ?? "") === "/api/users/@me") {
      const person = tokens.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
      reply(person ? 200 : 401, person ? { avatar: "abc", discriminator: "0", ...person } : {});
      return;
    }
    void text(request).then((body) => {
      const asked = new URLSearchParams(body);
      const grant = codes.get(asked.get("code") ?? "");
      codes.delete(asked.get("code") ?? "");
      if (!grant || grant.redirectUri !== asked.get("redirect_uri"))
        return reply(400, { error: "invalid_grant" });
      const token = randomUUID();
      tokens.set(token, grant.person);
      return reply(200, {
        access_token: token,
        token_type: "Bearer",
        expires_in: 600,
        scope: "identify email",
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    /** What a server is started with to have Discord sign-in, answered here. */
    env: {
      AUTH_DISCORD_ID: "posthouse",
      AUTH_DISCORD_SECRET: "a secret",
      DISCORD_STAND_IN: `http://127.0.0.1:${port}`,
      NODE_OPTIONS: `--import=${new URL("discord-preload.mjs", import.meta.url).href}`,
    },
    /** The person presses "Authorise" on Discord's page; answers where Discord sends the browser. */
    authorise: (page: string, person: DiscordPerson): URL => {
      const { searchParams } = new URL(page);
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      const code = randomUUID();
      codes.set(code, { person, redirectUri: back.href });
      back.search = new URLSearchParams({ code, state: searchParams.get("state") ?? "" }).toString();
      return back;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
