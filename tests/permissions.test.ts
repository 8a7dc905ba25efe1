import { describe, expect, it } from "vitest";

import { makeTestCaller, sessionOf } from "~/server/api/mocks/caller";
import { appRouter } from "~/server/api/root";
import { getDatabase } from "~/server/db/client";
import { createPost, createUser } from "~/server/db/factories";

type Caller = ReturnType<typeof makeTestCaller>;
type Code = "ok" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND";

const people = ["guest", "stranger", "owner", "moderator", "administrator"] as const;

/** Who may call what. `call` acts on something that belongs to the owner. */
const table: Record<
  string,
  { call: (api: Caller, postId: string) => Promise<unknown>; answers: Record<(typeof people)[number], Code> }
> = {
  "account.overview": { call: (api) => api.account.overview(), answers: members() },
  "account.setPassword": {
    call: (api) => api.account.setPassword({ password: "a long enough password" }),
    answers: members(),
  },
  "account.replaceAddress": {
    call: (api) => api.account.replaceAddress({ email: "another@example.com" }),
    answers: members(),
  },
  "auth.getSession": { call: (api) => api.auth.getSession(), answers: everyone() },
  "auth.providers": { call: (api) => api.auth.providers(), answers: everyone() },
  "auth.mail": { call: (api) => api.auth.mail(), answers: everyone() },
  "auth.isResetLink": { call: (api) => api.auth.isResetLink({ token: "none" }), answers: everyone() },
  // The development server alone has an inbox to show.
  "mail.inbox": { call: (api) => api.mail.inbox(), answers: nobody() },
  "mail.message": { call: (api, id) => api.mail.message({ id }), answers: nobody() },
  "post.all": { call: (api) => api.post.all(), answers: everyone() },
  "post.list": { call: (api) => api.post.list({}), answers: everyone() },
  "post.byId": { call: (api, id) => api.post.byId({ id }), answers: everyone() },
  "post.create": {
    call: (api) => api.post.create({ title: "New", content: "Text" }),
    answers: members(),
  },
  "post.update": {
    call: (api, id) => api.post.update({ id, title: "Changed" }),
    answers: ownerAndModerators(),
  },
  "post.delete": { call: (api, id) => api.post.delete(id), answers: ownerAndModerators() },
};

function everyone() {
  return { guest: "ok", stranger: "ok", owner: "ok", moderator: "ok", administrator: "ok" } as const;
}

function members() {
  return { ...everyone(), guest: "UNAUTHORIZED" } as const;
}

function nobody() {
  const answer = "NOT_FOUND";
  return {
    guest: answer,
    stranger: answer,
    owner: answer,
    moderator: answer,
    administrator: answer,
  } as const;
}

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
