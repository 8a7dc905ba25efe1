import { PGLiteSocketHandler } from "@electric-sql/pglite-socket";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

import type { PGlite } from "@electric-sql/pglite";
import type { PGLiteSocketHandlerOptions } from "@electric-sql/pglite-socket";
import type { AddressInfo, Socket } from "node:net";

import { passGate } from "./gate";
import { OutsideSession } from "./outside";
import { fatal, STARTUP } from "./wire";

export interface EmbeddedSocket {
  /** `postgres://…` with the password: whoever has it has the whole database. */
  address: string;
  /** Refuses new clients, undoes what the present ones have open, and disconnects them. */
  close: () => Promise<void>;
}

const MAX_CONNECTIONS = 32;

/**
 * Lets psql, drizzle-kit and other clients reach the open database, through a free port of the
 * loopback interface and with a password that is made up for this run.
 * `idleLimit`: milliseconds that a client may sit in a transaction, which makes the app wait.
 */
export async function openSocket(client: PGlite, idleLimit = 15_000): Promise<EmbeddedSocket> {
  const password = randomBytes(24).toString("base64url");
  const session = new OutsideSession(client, idleLimit);
  const sockets = new Set<Socket>();
  const handlers = new Set<PGLiteSocketHandler>();

  const welcome = async (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    const rest = await passGate(socket, password);
    if (rest) await attach(socket, rest);
  };

  const attach = async (socket: Socket, rest: Buffer) => {
    const handler = new PGLiteSocketHandler({
      // Typed by a class with private fields; these three methods are all that the handler calls.
      queryQueue: session as unknown as PGLiteSocketHandlerOptions["queryQueue"],
      closeOnDetach: true,
    });
    handlers.add(handler);
    socket.once("close", () => handlers.delete(handler));
    session.join(handler.handlerId, () => {
      handlers.delete(handler);
      socket.end(fatal("25P03", "The transaction was idle while the app waited; it is rolled back."), () =>
        socket.destroy(),
      );
      void handler.detach(true);
    });
    await handler.attach(socket);
    socket.unshift(Buffer.concat([STARTUP, rest]));
    socket.resume();
  };

  const server = createServer((socket) => void welcome(socket).catch(() => socket.destroy()));
  server.maxConnections = MAX_CONNECTIONS;
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    address: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([...handlers].map((handler) => handler.detach(true)));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
