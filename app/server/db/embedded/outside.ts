import type { PGlite } from "@electric-sql/pglite";

import {
  AnswerReader,
  closeStatement,
  COPY_DATA,
  FRONTEND,
  parsedName,
  simpleQuery,
  runsProgram,
  SPOKEN,
  SYNC,
  withoutCopy,
} from "./wire";

interface Client {
  /** Its messages run one after the other, in the order of arrival. */
  tail: Promise<unknown>;
  gone: boolean;
  /** Named statements that it prepared. */
  statements: Set<string>;
  /** Set while it holds the database. */
  release?: (() => void) | undefined;
  timer?: NodeJS.Timeout | undefined;
  evict: () => void;
}

/** Settings and roles of one client must not reach the app, which shares the session. */
const RESET = simpleQuery("RESET SESSION AUTHORIZATION; RESET ALL");
const CLEAN = simpleQuery("DISCARD TEMP");
const ROLLBACK = simpleQuery("ROLLBACK");

/**
 * Lets clients of the socket take turns with the app. PGlite has **one** session for everybody, so
 * a client holds the app's own transaction lock from the first message of a query until the
 * database says "ready, in no transaction". Without it the app would write into the client's
 * transaction, or between its Parse and its Bind.
 *
 * What follows from one session: a `SET` outside of a transaction is undone after its statement;
 * named prepared statements are one name space. The app uses none (Drizzle's PGlite driver sends
 * all unnamed), postgres.js makes up random names for each connection, psql and pg use the unnamed
 * one; what a client leaves behind is closed when it goes. `UNLISTEN *` and `DISCARD ALL` would end
 * the app's own LISTEN.
 *
 * It has the methods that pglite-socket's handler calls on its queue, and replaces that queue.
 */
export class OutsideSession {
  readonly #db: PGlite;
  readonly #idleLimit: number;
  readonly #clients = new Map<number, Client>();

  /** `idleLimit`: milliseconds that a client may keep a transaction open without a message. */
  constructor(db: PGlite, idleLimit: number) {
    this.#db = db;
    this.#idleLimit = idleLimit;
  }

  /** Lets a client in. `evict` is called when it keeps the database from the app for too long. */
  join(id: number, evict: () => void): void {
    this.#clients.set(id, { tail: Promise.resolve(), gone: false, statements: new Set(), evict });
  }

  /** Runs one message of a client, and gives the answer to `onData` in pieces. Answers its length in bytes. */
  enqueue(id: number, message: Uint8Array, onData: (piece: Uint8Array) => void): Promise<number> {
    const client = this.#clients.get(id);
    if (!client) return Promise.reject(new Error("The client has left."));
    const run = client.tail.then(() => this.#run(client, message, onData));
    client.tail = run.catch(() => undefined);
    return run;
  }

  /** Drops what a client still has waiting. */
  clearQueueForHandler(id: number): void {
    const client = this.#clients.get(id);
    if (client) client.gone = true;
  }

  /** Undoes what a client that left had open, and lets the app go on. Never rejects: nobody awaits it. */
  async clearTransactionIfNeeded(id: number): Promise<void> {
    const client = this.#clients.get(id);
    if (!client) return;
    this.#clients.delete(id);
    client.gone = true;
    await client.tail;
    const closing = [...client.statements].map(closeStatement);
    await this.#hold(client)
      .then(() => this.#giveBack(client, SYNC, ROLLBACK, ...closing, SYNC, CLEAN))
      // Only a database that is closed or broken fails here, and then the app learns of it first.
      .catch(() => undefined);
  }

  async #run(client: Client, message: Uint8Array, onData: (piece: Uint8Array) => void): Promise<number> {
    const [type = 0] = message;
    if (type === FRONTEND.terminate || COPY_DATA.has(type)) return 0;
    if (!SPOKEN.has(type)) throw new Error("That is no message of the protocol; PGlite would die of it.");
    if (runsProgram(message)) throw new Error("COPY with PROGRAM would break the embedded database.");
    await this.#hold(client);
    if (client.gone) throw new Error("The client has left.");
    const name = parsedName(message);
    if (name) client.statements.add(name);

    const answer = new AnswerReader();
    let bytes = 0;
    await this.#exec(withoutCopy(message), (piece) => {
      bytes += piece.length;
      answer.push(piece);
      onData(piece);
    });
    if (answer.idle) await this.#giveBack(client);
    else client.timer = setTimeout(client.evict, this.#idleLimit).unref();
    this.#tellApp(answer);
    return bytes;
  }

  async #hold(client: Client): Promise<void> {
    clearTimeout(client.timer);
    if (client.release) return;
    await new Promise<void>((held, failed) => {
      this.#db
        ._runExclusiveTransaction(
          () =>
            new Promise<void>((release) => {
              client.release = release;
              held();
            }),
        )
        .catch(failed);
    });
  }

  async #giveBack(client: Client, ...messages: Buffer[]): Promise<void> {
    try {
      for (const message of [...messages, RESET]) await this.#exec(message, () => undefined);
    } finally {
      client.release?.();
      client.release = undefined;
    }
  }

  #exec(message: Uint8Array, onRawData: (piece: Uint8Array) => void): Promise<void> {
    return this.#db.runExclusive(() => this.#db.execProtocolRawStream(message, { onRawData }));
  }

  /** The app's own `listen` hears only what its own queries bring, so it is told once more. */
  #tellApp({ notifications }: AnswerReader): void {
    for (const { channel, payload } of notifications) {
      this.#db.query("select pg_notify($1, $2)", [channel, payload]).catch(() => undefined);
    }
  }
}
