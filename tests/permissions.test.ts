import { describe, expect, it } from "vitest";

import { makeTestCaller, sessionOf } from "~/server/api/mocks/caller";
import { appRouter } from "~/server/api/root";
import { getDatabase } from "~/server/db/client";
import { createPost, createUser } from "~/server/db/factories";

import { totp } from "./totp";

type Caller = ReturnType<typeof makeTestCaller>;
type Code = "ok" | "UNAUTHORIZED" | "FORBIDDEN";

const people = ["guest", "stranger", "owner", "moderator", "administrator"] as const;

/** Who may call what. `call` acts on something that belongs to the owner. */
const table: Record<
  string,
  { call: (api: Caller, postId: string) => Promise<unknown>; answers: Record<(typeof people)[number], Code> }
> = {
  "auth.getSession": { call: (api) => api.auth.getSession(), answers: everyone() },
  "auth.providers": { call: (api) => api.auth.providers(), answers: everyone() },
  "post.all": { call: (api) => api.post.all(), answers: everyone() },
  "post.list": { call: (api) => api.post.list({}), answers: everyone() },
  "post.byId": { call: (api, id) => api.post.byId({ id }), answers: everyone() },
  "post.create": {
    call: (api) => api.post.create({ title: "New", content: "Text" }),
    answers: { ...everyone(), guest: "UNAUTHORIZED" },
  },
  "post.update": {
    call: (api, id) => api.post.update({ id, title: "Changed" }),
    answers: ownerAndModerators(),
  },
  "security.overview": { call: (api) => api.security.overview(), answers: members() },
  "security.startApp": { call: (api) => api.security.startApp(), answers: members() },
  "security.turnOnApp": {
    call: async (api) => {
      const setup = await api.security.startApp();
      return api.security.turnOnApp({ sealed: setup.sealed, code: totp(setup.secret) });
    },
    answers: members(),
  },
  // Whoever may has no passkey yet, or has it off: that is for later to say.
  "security.turnOnPasskeys": {
    call: (api) => allowed(api.security.turnOnPasskeys(), "BAD_REQUEST"),
    answers: members(),
  },
  "security.turnOff": { call: (api) => api.security.turnOff(), answers: members() },
  "security.renewRecoveryCodes": {
    call: (api) => allowed(api.security.renewRecoveryCodes(), "CONFLICT"),
    answers: members(),
  },
  "post.delete": { call: (api, id) => api.post.delete(id), answers: ownerAndModerators() },
};

function everyone() {
  return { guest: "ok", stranger: "ok", owner: "ok", moderator: "ok", administrator: "ok" } as const;
}

function members() {
  return { ...everyone(), guest: "UNAUTHORIZED" } as const;
}

/** Lets through the refusal that only those get who may. */
const allowed = (answer: Promise<unknown>, code: string) =>
  answer.catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== code) throw error;
  });

function ownerAndModerators() {
  return { ...everyone(), guest: "UNAUTHORIZED", stranger: "FORBIDDEN" } as const;
}

async function callerFor(person: (typeof people)[number]) {
  const db = getDatabase();
  const owner = await createUser(db);
  const roles = { stranger: "member", moderator: "moderator", administrator: "administrator" } as const;
  const post = await createPost(db, { author: owner });
  if (person === "guest") return { api: makeTestCaller(), postId: post.id };
  const user = person === "owner" ? owner : await createUser(db, { role: roles[person] });
  return { api: makeTestCaller({ session: sessionOf(user) }), postId: post.id };
}

describe("permissions", () => {
  it("names every procedure of the API", () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  for (const [name, { call, answers }] of Object.entries(table)) {
    it.each(people)(`${name} as %s`, async (person) => {
      const { api, postId } = await callerFor(person);
      const answer = await call(api, postId).then(
        () => "ok",
        (error: unknown) => (error as { code: string }).code,
      );
      expect(answer).toBe(answers[person]);
    });
  }
});
