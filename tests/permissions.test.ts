import { describe, expect, it, onTestFinished, vi } from "vitest";

import { env } from "~/env/server";
import { ADDRESS_NOT_VERIFIED } from "~/lib/api-error";
import { makeTestCaller, sessionOf } from "~/server/api/mocks/caller";
import { accountProcedure, protectedProcedure } from "~/server/api/trpc";
import { getDatabase } from "~/server/db/client";
import { createPost, createUser } from "~/server/db/factories";
import { allProcedures, type Procedure } from "./all-procedures";
import { people, table } from "./permissions";

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
    expect(Object.keys(table).sort()).toEqual(allProcedures.map(([name]) => name).sort());
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

const uses = ({ _def: { middlewares } }: Procedure, of: { _def: { middlewares: unknown[] } }) =>
  middlewares.includes(of._def.middlewares.at(-1));

describe("a program with a token of an administrator", () => {
  const procedures = allProcedures.map(([name, procedure]) => ({
    name,
    isForPeople: uses(procedure, accountProcedure),
    isForWriters: uses(procedure, protectedProcedure) && procedure._def.type === "mutation",
  }));

  async function answerTo(name: string, scope: "read" | "write") {
    const { postId } = await callerFor("owner");
    const session = sessionOf(await createUser(getDatabase(), { role: "administrator" }));
    const api = makeTestCaller({ session, token: { id: "token", scope } });
    return Promise.resolve(table[name]?.call(api, postId)).then(
      () => "ok",
      (error: unknown) => (error as { code: string }).code,
    );
  }

  it.each(procedures)("$name", async ({ name, isForPeople, isForWriters }) => {
    const answer = table[name]?.answers.administrator;
    expect(await answerTo(name, "write")).toBe(isForPeople ? "FORBIDDEN" : answer);
    expect(await answerTo(name, "read")).toBe(isForPeople || isForWriters ? "FORBIDDEN" : answer);
  });
});

describe("an administrator whose address is not verified, where the site sends mail", () => {
  it.each(["post.create", "profile.update", "invitation.create", "member.setRole"])("%s", async (name) => {
    vi.spyOn(env(), "smtpUrl", "get").mockReturnValue("smtp://localhost:2525");
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const { postId } = await callerFor("owner");
    const user = await createUser(getDatabase(), { role: "administrator", emailVerified: false });
    const call = table[name]?.call(makeTestCaller({ session: sessionOf(user) }), postId);
    await expect(call).rejects.toMatchObject({ code: "FORBIDDEN", cause: { message: ADDRESS_NOT_VERIFIED } });
  });
});
