/** The bytes of PostgreSQL's protocol 3.0 that the gate and the shared session need. */

const PROTOCOL = 196_608;

/** Codes that a client sends in place of a protocol version. */
export const REQUEST = { ssl: 80_877_103, gss: 80_877_104, cancel: 80_877_102 } as const;

/** First bytes of messages from a client. */
export const FRONTEND = { parse: 0x50, password: 0x70, terminate: 0x58 } as const;

/** What a client may say once it is in: startup, Query, Parse, Bind, Describe, Execute, Close, Sync, Flush, call. */
export const SPOKEN = new Set([0, ...Buffer.from("QPBDECSHF")]);

/** Data of a COPY, its end, and its failure. */
export const COPY_DATA = new Set(Buffer.from("dcf"));

function frame(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(type, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const text = (value: string) => Buffer.from(`${value}\0`);

/** Asks a client for its password in clear text. */
export const ASK_PASSWORD = frame("R", Buffer.from([0, 0, 0, 3]));

/** What every client sends first, whatever its user, database and options were. */
export const STARTUP = (() => {
  const body = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(PROTOCOL, 4);
  return Buffer.concat([head, body]);
})();

/** Ends a failed or unfinished series of extended-protocol messages. */
export const SYNC = frame("S");

/** A client's password. */
export function passwordMessage(password: string): Buffer {
  return frame("p", text(password));
}

/** One or more SQL statements, run by the simple protocol. */
export function simpleQuery(sql: string): Buffer {
  return frame("Q", text(sql));
}

/** Forgets a named prepared statement; no error where there is none. */
export function closeStatement(name: string): Buffer {
  return frame("C", Buffer.from("S"), text(name));
}

/** A fatal error, after which the connection is closed. */
export function fatal(code: string, message: string): Buffer {
  return frame("E", text("SFATAL"), text("VFATAL"), text(`C${code}`), text(`M${message}`), Buffer.from([0]));
}

const NO_COPY = frame("f", text("COPY FROM STDIN does not work on the embedded database"));

/**
 * PGlite reads a COPY's data from the same bytes as its query, and dies where they end. So every
 * message is followed by the failure of a COPY, which is ignored unless it just began one.
 */
export function withoutCopy(message: Uint8Array): Uint8Array {
  return message[0] === 0 ? message : Buffer.concat([message, NO_COPY]);
}

/** Whether a message has a COPY start a program: WebAssembly has none, and PGlite is of no use after trying. */
export function runsProgram(message: Uint8Array): boolean {
  return /\bcopy\b[^]*\b(from|to)\s+program\b/i.test(Buffer.from(message).toString("latin1"));
}

/** The name that a Parse message gives to its statement; empty for the unnamed one. */
export function parsedName(message: Uint8Array): string | undefined {
  if (message[0] !== FRONTEND.parse) return undefined;
  return Buffer.from(message.subarray(5, message.indexOf(0, 5))).toString();
}

/** Follows the answer to one message, which arrives in pieces that end anywhere. */
export class AnswerReader {
  /** True once the answer ended with "ready", outside of any transaction. */
  idle = false;
  /** Notifications in the answer. */
  readonly notifications: { channel: string; payload: string }[] = [];
  #head: number[] = [];
  #body: Buffer[] = [];
  #left = 0;

  /** Takes the next piece; copies what it keeps. */
  push(piece: Uint8Array): void {
    let at = 0;
    while (at < piece.length) {
      if (this.#head.length < 5) {
        this.#head.push(piece[at] ?? 0);
        at += 1;
        if (this.#head.length < 5) continue;
        this.#left = Buffer.from(this.#head).readInt32BE(1) - 4;
      } else {
        const taken = piece.subarray(at, at + this.#left);
        if (this.#isKept()) this.#body.push(Buffer.from(taken));
        this.#left -= taken.length;
        at += taken.length;
      }
      if (this.#left === 0) this.#end();
    }
  }

  #isKept(): boolean {
    return this.#head[0] === 0x41 || this.#head[0] === 0x5a;
  }

  #end(): void {
    const [type] = this.#head;
    const body = Buffer.concat(this.#body);
    this.idle = type === 0x5a && body[0] === 0x49;
    if (type === 0x41) {
      const [channel = "", payload = ""] = body.subarray(4).toString().split("\0");
      this.notifications.push({ channel, payload });
    }
    this.#head = [];
    this.#body = [];
  }
}
