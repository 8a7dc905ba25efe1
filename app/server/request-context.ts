import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What belongs to one request and is too deep in the call for an argument. */
export interface RequestContext {
  /** Ties the lines of the log together; sent back as `x-request-id`. */
  requestId: string;
  /** Set by whoever finds the database out of reach, so that the answer is a 503. */
  databaseAway: boolean;
  /** Set when the body broke off at its bound; whoever read it saw only a broken body. */
  bodyTooLarge: boolean;
  /** Where the request comes from: the socket's address, or what a trusted proxy says. */
  clientAddress: string | undefined;
  /** Set by whoever refuses because of too many tries: the seconds until there is one again. */
  retryAfter: number | undefined;
  /** Cookies to send with the answer, as whole `Set-Cookie` lines. */
  setCookies: string[];
}

export const newRequestContext = (): RequestContext => ({
  requestId: randomUUID(),
  databaseAway: false,
  bodyTooLarge: false,
  clientAddress: undefined,
  retryAfter: undefined,
  setCookies: [],
});

const storage = new AsyncLocalStorage<RequestContext>();

export const runWithRequestContext = storage.run.bind(storage);

/** The context of the request being answered; undefined outside one, as in a script or a test. */
export const requestContext = () => storage.getStore();
