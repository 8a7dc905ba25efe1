import { afterEach, describe, expect, it, vi } from "vitest";

import { getDatabase } from "../db/client";
import { createUser } from "../db/factories";
import { countQueries } from "../db/mocks/count-queries";
import { session } from "../db/schema";
import { newRequestContext, runWithRequestContext } from "../request-context";
import { makeTestAuth } from "./mocks/auth";
import { contextOf } from "./request";

afterEach(() => vi.restoreAllMocks());

const address = "http://localhost:3000";

async function signIn(auth: ReturnType<typeof makeTestAuth>) {
  await createUser(getDatabase(), { email: "ada@example.com", password: "a long enough password" });
  const response = await auth.api.signInEmail({
    body: { email: "ada@example.com", password: "a long enough password" },
    asResponse: true,
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

const requestWith = (headers: HeadersInit) => new Request(`${address}/`, { headers });

describe("the context of a request", () => {
  it("costs one look-up for a member, however often it is asked", async () => {
    const auth = makeTestAuth();
    const request = requestWith({ cookie: await signIn(auth) });
    const queries = countQueries(getDatabase());
    const [first, second] = await Promise.all([contextOf(request, auth), contextOf(request, auth)]);
    expect(first.session?.user.email).toBe("ada@example.com");
    expect(second).toBe(first);
    expect(queries).toHaveBeenCalledTimes(1);
  });

  it("costs none for a guest, nor for a forged cookie", async () => {
    const auth = makeTestAuth();
    await auth.$context;
    const queries = countQueries(getDatabase());
    expect((await contextOf(requestWith({}), auth)).session).toBeNull();
    const forged = requestWith({ cookie: "better-auth.session_token=abc.def" });
    expect((await contextOf(forged, auth)).session).toBeNull();
    expect(queries).not.toHaveBeenCalled();
  });

  it("renews a session that has run for a day, and sends its cookie anew", async () => {
    const auth = makeTestAuth();
    const cookie = await signIn(auth);
    const inFiveDays = new Date(Date.now() + 5 * 86_400_000);
    await getDatabase().update(session).set({ expiresAt: inFiveDays });
    const context = newRequestContext();
    const asked = await runWithRequestContext(context, () => contextOf(requestWith({ cookie }), auth));
    expect(asked.session?.session.expiresAt.getTime()).toBeGreaterThan(inFiveDays.getTime() + 86_400_000);
    expect(context.setCookies.join()).toContain(cookie);
  });

  it("knows no session that has run out, whatever the server's time zone", async () => {
    const auth = makeTestAuth();
    const cookie = await signIn(auth);
    await getDatabase()
      .update(session)
      .set({ expiresAt: new Date(Date.now() - 1000) });
    expect((await contextOf(requestWith({ cookie }), auth)).session).toBeNull();
  });

  it("costs one look-up for a program with a token, once its use is noted", async () => {
    const auth = makeTestAuth();
    const { id } = await createUser(getDatabase());
    const { key } = await auth.api.createApiKey({ body: { userId: id, name: "Program" } });
    const request = () => requestWith({ authorization: `Bearer ${key}` });
    await contextOf(request(), auth);
    const queries = countQueries(getDatabase());
    expect((await contextOf(request(), auth)).session?.user.id).toBe(id);
    expect(queries).toHaveBeenCalledTimes(1);
  });

  it("answers what Better Auth answers", async () => {
    const auth = makeTestAuth();
    const headers = new Headers({ cookie: await signIn(auth) });
    const { session: found } = await contextOf(new Request(address, { headers }), auth);
    expect(found).toEqual(await auth.api.getSession({ headers }));
  });

  it("knows no session that has ended", async () => {
    const auth = makeTestAuth();
    const cookie = await signIn(auth);
    await auth.api.signOut({ headers: new Headers({ cookie }) });
    expect((await contextOf(requestWith({ cookie }), auth)).session).toBeNull();
  });
});
