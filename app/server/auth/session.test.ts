import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";

import { makeTestAuth } from "../api/mocks/auth";
import { sessionsChanged } from "../changes";
import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";
import { countQueries } from "../db/mocks/count-queries";
import { session, user } from "../db/schema";
import { KEPT_MS } from "./kept-sessions";
import { findSession } from "./session";

const password = "a long enough password";

afterEach(() => vi.restoreAllMocks());

async function makeMember(email = "ada@example.com") {
  const auth = makeTestAuth();
  const { id } = await createUser(getDatabase(), { email, password });
  const signIn = async () => {
    const { headers } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true });
    return headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; ");
  };
  const look = async (cookie: string) =>
    (await findSession({ headers: new Headers({ cookie }), auth, db: getDatabase() })).session;
  return { id, auth, signIn, look };
}

/** Lets the clock that bounds what is kept in memory go on. */
const pass = (ms: number) => {
  const later = performance.now() + ms;
  vi.spyOn(performance, "now").mockImplementation(() => later);
};

describe("a session kept in memory", () => {
  it("costs no query from the second request on, and one more every half minute", async () => {
    const { signIn, look } = await makeMember();
    const cookie = await signIn();
    const queries = countQueries(getDatabase());
    const first = await look(cookie);
    for (let i = 0; i < 20; i += 1) expect(await look(cookie)).toEqual(first);
    expect(queries).toHaveBeenCalledTimes(1);
    pass(KEPT_MS);
    expect((await look(cookie))?.user.email).toBe("ada@example.com");
    expect(queries).toHaveBeenCalledTimes(2);
  });

  it("is over at once when it is signed out, and others are not", async () => {
    const { auth, signIn, look } = await makeMember();
    const [mine, other] = [await signIn(), await signIn()];
    expect([await look(mine), await look(other)]).not.toContain(null);
    await auth.api.signOut({ headers: new Headers({ cookie: mine }) });
    expect(await look(mine)).toBeNull();
    expect(await look(other)).not.toBeNull();
  });

  it("shows a change of the account once the database says so, and another's does not disturb it", async () => {
    const { id, signIn, look } = await makeMember();
    const cookie = await signIn();
    await look(cookie);
    await getDatabase().update(user).set({ name: "Countess" }).where(eq(user.id, id));
    sessionsChanged(id);
    expect((await look(cookie))?.user.name).toBe("Countess");
    const queries = countQueries(getDatabase());
    sessionsChanged("another");
    await look(cookie);
    expect(queries).not.toHaveBeenCalled();
    sessionsChanged();
    await look(cookie);
    expect(queries).toHaveBeenCalledTimes(1);
  });

  it("ends within half a minute when no word of its end arrives", async () => {
    const { id, signIn, look } = await makeMember();
    const cookie = await signIn();
    await look(cookie);
    // The database of these tests has no listener: its word is lost.
    await getDatabase().delete(session).where(eq(session.userId, id));
    expect(await look(cookie)).not.toBeNull();
    pass(KEPT_MS);
    expect(await look(cookie)).toBeNull();
  });

  it("is over when its time is, though nobody says so", async () => {
    const { signIn, look } = await makeMember();
    const cookie = await signIn();
    const found = await look(cookie);
    await getDatabase().delete(session);
    vi.spyOn(Date, "now").mockReturnValue((found?.session.expiresAt.getTime() ?? 0) + 1000);
    expect(await look(cookie)).toBeNull();
  });
});

describe("the last use of a session", () => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  const noted = async () =>
    (await getDatabase().select({ at: session.lastUsedAt }).from(session))[0]?.at?.getTime() ?? 0;

  it("is noted when ten minutes have passed, in the background", async () => {
    const { signIn, look } = await makeMember();
    const cookie = await signIn();
    await getDatabase()
      .update(session)
      .set({ createdAt: minutesAgo(60), lastUsedAt: minutesAgo(11) });
    const before = Date.now();
    await look(cookie);
    await expect.poll(noted).toBeGreaterThanOrEqual(before);
  });

  it("is not written again within ten minutes", async () => {
    const { signIn, look } = await makeMember();
    const cookie = await signIn();
    const lastUsedAt = minutesAgo(9);
    await getDatabase()
      .update(session)
      .set({ createdAt: minutesAgo(60), lastUsedAt });
    const queries = countQueries(getDatabase());
    await look(cookie);
    expect(queries).toHaveBeenCalledTimes(1);
    expect(await noted()).toBe(lastUsedAt.getTime());
  });
});
