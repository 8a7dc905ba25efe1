import { createHash, timingSafeEqual } from "node:crypto";

import type { Socket } from "node:net";

import { ASK_PASSWORD, fatal, FRONTEND, REQUEST } from "./wire";

/** What a client may send, and how long it may take, before it has given the password. */
const MAX_BYTES = 10_000;
const MAX_TIME = 10_000;

/**
 * Asks a new connection for the password; any user of the machine can reach a loopback port, and
 * pglite-socket lets everybody in. Answers what the client sent after it, or undefined when the
 * connection was refused and closed.
 */
export async function passGate(socket: Socket, password: string): Promise<Buffer | undefined> {
  const reader = new SocketReader(socket);
  const timer = setTimeout(() => socket.destroy(), MAX_TIME).unref();
  try {
    await readStartup(reader, socket);
    socket.write(ASK_PASSWORD);
    const [type] = await reader.take(1);
    const given = await reader.take((await reader.take(4)).readInt32BE() - 4);
    if (type !== FRONTEND.password) throw new Refusal("08P01", "A password was expected.");
    if (!isSame(given.subarray(0, -1), password)) {
      throw new Refusal("28P01", "The password is wrong. The address with the right one: npm run db:url");
    }
    return reader.finish();
  } catch (error) {
    if (error instanceof Refusal) socket.end(fatal(error.code, error.message), () => socket.destroy());
    else socket.destroy();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Told to the client; what breaks the protocol is cut off without a word. */
class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Reads up to the startup packet, declining encryption, which loopback does not need. */
async function readStartup(reader: SocketReader, socket: Socket): Promise<void> {
  for (;;) {
    const body = await reader.take((await reader.take(4)).readInt32BE() - 4);
    const code = body.readInt32BE();
    if (code === REQUEST.ssl || code === REQUEST.gss) socket.write("N");
    // A query runs to its end before anything else is read: there is nothing to cancel.
    else if (code >>> 16 === 3) return;
    else throw new Error(code === REQUEST.cancel ? "Nothing to cancel." : "That is no protocol 3.");
  }
}

function isSame(given: Buffer, password: string): boolean {
  const hash = (value: Buffer | string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(hash(given), hash(password));
}

/** Reads a socket by counts of bytes, and hands back what is left. */
class SocketReader {
  readonly #socket: Socket;
  #buffer = Buffer.alloc(0);
  #wake: () => void = () => undefined;
  #ended = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", this.#onData).on("close", this.#onEnd).on("error", this.#onEnd);
  }

  /** @throws when the connection ends first, or when the count is out of bounds. */
  async take(count: number): Promise<Buffer> {
    if (count < 0 || count > MAX_BYTES) throw new RangeError("That is no message of the protocol.");
    while (this.#buffer.length < count) {
      if (this.#ended || this.#buffer.length > MAX_BYTES) throw new Error("The connection ended.");
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const taken = this.#buffer.subarray(0, count);
    this.#buffer = this.#buffer.subarray(count);
    return taken;
  }

  /** Stops reading; answers what has come but was not taken. An error listener stays. */
  finish(): Buffer {
    this.#socket.pause();
    this.#socket.off("data", this.#onData).off("close", this.#onEnd);
    return this.#buffer;
  }

  readonly #onData = (piece: Buffer) => {
    this.#buffer = Buffer.concat([this.#buffer, piece]);
    // Far more than fits means a flood; `take` gives up on it.
    if (this.#buffer.length > MAX_BYTES) this.#socket.pause();
    this.#wake();
  };

  readonly #onEnd = () => {
    this.#ended = true;
    this.#wake();
  };
}
