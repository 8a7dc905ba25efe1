import { and, eq, gt, sql } from "drizzle-orm";
import { createHmac, timingSafeEqual } from "node:crypto";

import type { Auth, Session } from "./auth";
import type { Database } from "../db/client";

import { prepared } from "../db/prepared";
import { session, user } from "../db/schema";
import { requestContext } from "../request-context";
import { noteUse } from "../services/session";
import { beginReading, keptSession } from "./kept-sessions";
import { withTokenLimit } from "./token-limit";
import { identityOfToken } from "./token";
import { bearerToken } from "~/lib/bearer";

const sessionByToken = prepared((db) =>
  db
    .select()
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(eq(session.token, sql.placeholder("token")), gt(session.expiresAt, sql`now() at time zone 'utc'`)),
    )
    .prepare("session_by_token"),
);

interface Asked {
  headers: Headers;
  auth: Auth;
  db: Database;
}

/** A personal token that a program sends in its owner's name. */
export interface Token {
  id: string;
  scope: "read" | "write";
}

/** Who sends a request: nobody known, a person's browser, or a program with a person's token. */
export interface Identity {
  session: Session | null;
  token: Token | null;
}

/** Who sends a request. A program that sends a token counts by it alone, whatever cookie it has too. */
export async function findSession(asked: Asked): Promise<Identity> {
  const sent = bearerToken(asked.headers);
  if (sent !== undefined) return withTokenLimit(asked.db, () => identityOfToken(asked.db, sent));
  return { session: await findSignedIn(asked), token: null };
}

/**
 * Who sends a request, or null. Better Auth decides, but for what nearly every request is: a guest's,
 * without a signed session cookie, or a member's, whose session is not due for renewal. The latter is
 * known from memory for a while, and else takes one prepared query.
 */
async function findSignedIn({ headers, auth, db }: Asked): Promise<Session | null> {
  const cookies = headers.get("cookie");
  if (!cookies) return null;

  const { authCookies, secret, sessionConfig } = await auth.$context;
  const cookie = cookieValue(cookies, authCookies.sessionToken.name);
  if (!cookie) return null;
  const { expiresIn, updateAge } = sessionConfig;
  const isDue = ({ session }: Session) =>
    session.expiresAt.getTime() - (expiresIn - updateAge) * 1000 <= Date.now();

  const known = keptSession(cookie);
  if (known && !isDue(known)) return known;
  const token = signedValue(cookie, secret);
  if (!token) return null;
  const keep = beginReading();
  const [found] = await sessionByToken(db).execute({ token });
  if (!found || isDue(found)) return askBetterAuth({ headers, auth });
  keep(cookie, found);
  noteUse(db, found.session);
  return found;
}

/** The general way. A cookie that it renews or takes back goes out with the answer to the request. */
async function askBetterAuth({ headers, auth }: Pick<Asked, "headers" | "auth">): Promise<Session | null> {
  const { response, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
  requestContext()?.setCookies.push(...answered.getSetCookie());
  return response;
}

function cookieValue(cookies: string, name: string): string | undefined {
  const start = `${name}=`;
  const cookie = cookies.split(";").find((part) => part.trimStart().startsWith(start));
  return cookie?.trim().slice(start.length);
}

/** The value of a cookie that Better Auth signed (`value.signature`), or undefined for any other. */
function signedValue(cookie: string | undefined, secret: string): string | undefined {
  const decoded = cookie && decodeCookie(cookie);
  if (!decoded) return undefined;
  const dot = decoded.lastIndexOf(".");
  const value = decoded.slice(0, dot);
  const given = Buffer.from(decoded.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(value).digest();
  return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

function decodeCookie(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
