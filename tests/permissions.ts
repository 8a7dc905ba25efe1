import type { makeTestCaller } from "~/server/api/mocks/caller";

import { getDatabase } from "~/server/db/client";
import { createInvitation, createUser } from "~/server/db/factories";
import { ownersComment } from "./owners-comment";
import { createRevision } from "~/server/db/mocks/revision";
import { totp } from "./totp";

type Caller = ReturnType<typeof makeTestCaller>;
type Code = "ok" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "BAD_REQUEST";

/** As whom every procedure is called. */
export const people = ["guest", "stranger", "owner", "moderator", "administrator"] as const;

/** Who may call what. `call` acts on something that belongs to the owner. */
export const table: Record<
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
  "comment.list": { call: (api, postId) => api.comment.list({ postId }), answers: everyone() },
  "comment.byId": {
    call: async (api, postId) => api.comment.byId({ id: await ownersComment(postId) }),
    answers: everyone(),
  },
  "comment.byAuthor": { call: (api) => api.comment.byAuthor({ handle: "nobody" }), answers: everyone() },
  "comment.create": {
    call: (api, postId) => api.comment.create({ postId, content: "New" }),
    answers: members(),
  },
  "comment.update": {
    call: async (api, postId) => api.comment.update({ id: await ownersComment(postId), content: "Changed" }),
    answers: ownerAndModerators(),
  },
  "comment.delete": {
    call: async (api, postId) => api.comment.delete({ id: await ownersComment(postId) }),
    answers: ownerAndModerators(),
  },
  "bookmark.list": { call: (api) => api.bookmark.list({}), answers: members() },
  "bookmark.set": {
    call: (api, postId) => api.bookmark.set({ postId, on: true }),
    answers: members(),
  },
  "data.summary": { call: (api) => api.data.summary(), answers: members() },
  "data.prepareExport": { call: (api) => api.data.prepareExport(), answers: members() },
  "data.delete": {
    call: async (api) =>
      api.data.delete({ posts: "keep", handle: (await api.auth.getSession())?.user.handle ?? "" }),
    // The only administrator can't leave the others alone.
    answers: { ...members(), administrator: "CONFLICT" },
  },
  "feedVisit.current": { call: (api) => api.feedVisit.current(), answers: members() },
  "feedVisit.record": { call: (api) => api.feedVisit.record(), answers: members() },
  "draft.byId": { call: (api, id) => allowed(api.draft.byId({ id }), "NOT_FOUND"), answers: members() },
  "draft.byTarget": {
    call: (api, id) => api.draft.byTarget({ target: `post:${id}` }),
    answers: members(),
  },
  "draft.delete": { call: (api, id) => allowed(api.draft.delete({ id }), "NOT_FOUND"), answers: members() },
  "draft.list": { call: (api) => api.draft.list({}), answers: members() },
  "draft.save": {
    call: (api, id) =>
      api.draft.save({ id, target: `post:${id}`, title: "", content: "Half a text", tags: [], version: 0 }),
    answers: members(),
  },
  "invitation.byCode": { call: (api) => api.invitation.byCode({ code: "unknown" }), answers: everyone() },
  "invitation.create": {
    call: (api) => api.invitation.create({ maxUses: 1, days: 7 }),
    answers: moderators(),
  },
  "invitation.list": { call: (api) => api.invitation.list({}), answers: moderators() },
  "invitation.revoke": {
    call: async (api) => api.invitation.revoke((await createInvitation(getDatabase())).id),
    answers: moderators(),
  },
  // The development server alone has an inbox to show.
  "mail.inbox": { call: (api) => api.mail.inbox(), answers: everyone("NOT_FOUND") },
  "mail.message": { call: (api, id) => api.mail.message({ id }), answers: everyone("NOT_FOUND") },
  "markdown.preview": {
    call: (api) => api.markdown.preview({ content: "*Half a te", kind: "post" }),
    answers: members(),
  },
  "member.list": { call: (api) => api.member.list({}), answers: administrators() },
  "member.setRole": {
    call: async (api) => api.member.setRole({ id: (await createUser(getDatabase())).id, role: "moderator" }),
    answers: administrators(),
  },
  "post.all": { call: (api) => api.post.all(), answers: everyone() },
  "post.list": { call: (api) => api.post.list({}), answers: everyone() },
  "post.byId": { call: (api, id) => api.post.byId({ id }), answers: everyone() },
  "post.read": { call: (api, id) => api.post.read({ id }), answers: everyone() },
  "post.create": {
    call: (api) => api.post.create({ title: "New", content: "Text" }),
    answers: members(),
  },
  "post.update": {
    call: (api, id) => api.post.update({ id, title: "Changed" }),
    answers: ownerAndModerators(),
  },
  "post.delete": { call: (api, id) => api.post.delete(id), answers: ownerAndModerators() },
  "profile.byHandle": {
    call: async (api, id) =>
      api.profile.byHandle({ handle: (await api.post.byId({ id })).author?.handle ?? "" }),
    answers: everyone(),
  },
  "profile.suggest": { call: (api) => api.profile.suggest({ prefix: "a" }), answers: members() },
  "profile.update": {
    call: (api) => api.profile.update({ bio: "Some lines." }),
    answers: members(),
  },
  "profile.removeAvatar": {
    call: (api) => api.profile.removeAvatar(),
    answers: members(),
  },
  "search.posts": { call: (api) => api.search.posts({ query: "a" }), answers: everyone() },
  "reaction.mine": { call: (api, postId) => api.reaction.mine({ postId }), answers: everyone() },
  "reaction.set": {
    call: (api, id) => api.reaction.set({ target: { type: "post", id }, on: true }),
    answers: members(),
  },
  "revision.list": { call: (api, postId) => api.revision.list({ postId }), answers: everyone() },
  "revision.diff": { call: (api, postId) => api.revision.diff({ postId }), answers: everyone() },
  "revision.restore": {
    call: async (api, postId) => api.revision.restore({ id: await createRevision(getDatabase(), postId) }),
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
  "security.removePasskey": {
    call: (api) => allowed(api.security.removePasskey({ id: "none" }), "NOT_FOUND"),
    answers: members(),
  },
  "security.turnOff": { call: (api) => api.security.turnOff(), answers: members() },
  "security.renewRecoveryCodes": {
    call: (api) => allowed(api.security.renewRecoveryCodes(), "CONFLICT"),
    answers: members(),
  },
  "security.unlink": {
    call: (api) => allowed(api.security.unlink({ id: "none that is theirs" }), "NOT_FOUND"),
    answers: members(),
  },
  "session.list": { call: (api) => api.session.list(), answers: members() },
  "session.revoke": {
    call: (api) => allowed(api.session.revoke({ id: "of-nobody" }), "NOT_FOUND"),
    answers: members(),
  },
  "session.revokeOthers": { call: (api) => api.session.revokeOthers(), answers: members() },
  "setup.state": { call: (api) => api.setup.state({ token: "forged" }), answers: everyone() },
  "setup.finish": {
    call: (api) => api.setup.finish({ token: "forged", site: { name: "Mine", registration: "open" } }),
    answers: {
      ...everyone("FORBIDDEN"),
      // For them the site has an administrator already.
      administrator: "CONFLICT",
    },
  },
  "site.get": { call: (api) => api.site.get(), answers: everyone() },
  "site.update": {
    call: (api) => api.site.update({ name: "Ours", registration: "closed" }),
    answers: administrators(),
  },
  "tag.list": { call: (api) => api.tag.list({}), answers: everyone() },
  "tag.suggest": { call: (api) => api.tag.suggest({ prefix: "a" }), answers: everyone() },
  "tag.byName": { call: (api) => api.tag.byName({ name: "none" }), answers: everyone("NOT_FOUND") },
  "token.list": { call: (api) => api.token.list(), answers: members() },
  "token.create": {
    call: (api) => api.token.create({ name: "Program", scope: "read", expiresInDays: null }),
    answers: members(),
  },
  "token.revoke": {
    call: async (api) => {
      const made = api.token.create({ name: "Program", scope: "read", expiresInDays: null });
      return api.token.revoke({
        id: await made.then(
          ({ id }) => id,
          () => "none",
        ),
      });
    },
    answers: members(),
  },
};

/** Lets through the refusal that only those get who may. */
const allowed = (answer: Promise<unknown>, code: Code) =>
  answer.catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== code) throw error;
  });

function everyone(answer: Code = "ok") {
  return { guest: answer, stranger: answer, owner: answer, moderator: answer, administrator: answer };
}

function members() {
  return { ...everyone(), guest: "UNAUTHORIZED" } as const;
}

function moderators() {
  return { ...everyone("FORBIDDEN"), guest: "UNAUTHORIZED", moderator: "ok", administrator: "ok" } as const;
}

function administrators() {
  return { ...moderators(), moderator: "FORBIDDEN" } as const;
}

function ownerAndModerators() {
  return { ...everyone(), guest: "UNAUTHORIZED", stranger: "FORBIDDEN" } as const;
}
