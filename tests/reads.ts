import type { makeTestCaller } from "~/server/api/mocks/caller";
import type { Auth } from "~/server/auth/auth";
import type { BusySite } from "~/server/db/mocks/busy-site";

import { PERIODS } from "~/lib/feed";
import { findSession } from "~/server/auth/session";
import { getDatabase } from "~/server/db/client";
import { postCard, siteCard } from "~/server/documents/cards";
import { authorFeed, siteFeed, tagFeed, threadFeed } from "~/server/documents/feeds";
import { robots } from "~/server/documents/robots";
import { sitemapIndex, sitemapPart } from "~/server/documents/sitemap";
import { findAvatar } from "~/server/services/avatar";

/** Who asks: `api` as the busiest member, who administers, and `guest`. */
export interface Asking extends BusySite {
  api: ReturnType<typeof makeTestCaller>;
  guest: ReturnType<typeof makeTestCaller>;
  /** By which a member is known, and a program. */
  cookie: string;
  key: string;
  auth: Auth;
}

type Ask = (asking: Asking) => Promise<unknown>;

/** A request of which one statement may fetch more rows than a page has, used or not. */
export interface Read {
  ask: Ask;
  most: number;
}

/** What a page of fifty reads: for each row the row itself, its author, its tags. */
const MOST = 51 * 12;

/** Pages that are turned: what is left behind must not be read again. */
const PAGES = 20;

/** Reads on to a page far from the first. */
async function turn<Cursor = string>(
  page: (cursor: Cursor | undefined) => Promise<{ nextCursor: Cursor | null }>,
): Promise<void> {
  let cursor: Cursor | null | undefined;
  for (let turned = 0; turned < PAGES && cursor !== null; turned += 1)
    cursor = (await page(cursor)).nextCursor;
}

const limit = 50;
const handle = "author-1";

/** Every query of the API, and the preview, which is asked while somebody writes. */
export const procedures: Record<string, Ask | Read> = {
  "account.overview": ({ api }) => api.account.overview(),
  "auth.getSession": ({ api }) => api.auth.getSession(),
  "auth.isResetLink": ({ guest }) => guest.auth.isResetLink({ token: "none" }),
  "auth.mail": ({ guest }) => guest.auth.mail(),
  "auth.providers": ({ guest }) => guest.auth.providers(),
  "bookmark.list": ({ api }) => turn((cursor) => api.bookmark.list({ limit, cursor })),
  "comment.byAuthor": ({ guest }) => turn((cursor) => guest.comment.byAuthor({ handle, limit, cursor })),
  "comment.byId": ({ api, commentId }) => api.comment.byId({ id: commentId }),
  "comment.list": async ({ api, guest, postId, commentId }) => {
    await turn((cursor) => guest.comment.list({ postId, limit, cursor }));
    await turn((cursor) => api.comment.list({ postId, root: commentId, limit, cursor }));
  },
  // It counts all that a member has, whatever it takes: nobody asks it but who is about to leave.
  "data.summary": { ask: ({ api }) => api.data.summary(), most: Infinity },
  "data.prepareExport": ({ api }) => api.data.prepareExport(),
  "draft.byId": async ({ api }) => {
    const { items } = await api.draft.list({ limit: 1 });
    await api.draft.byId({ id: items[0]?.id ?? "" });
  },
  "draft.byTarget": ({ api, postId }) => api.draft.byTarget({ target: `post:${postId}` }),
  "draft.list": ({ api }) => turn((cursor) => api.draft.list({ limit, cursor })),
  "feedVisit.current": ({ api }) => api.feedVisit.current(),
  "invitation.byCode": ({ guest }) => guest.invitation.byCode({ code: "x".repeat(22) }),
  "invitation.list": ({ api }) => turn((cursor) => api.invitation.list({ cursor })),
  "markdown.preview": ({ api }) => api.markdown.preview({ content: "Hello @author-2", kind: "post" }),
  // The search for a part of a name goes through all members: a handful of people ask it.
  "member.list": ({ api }) => turn((cursor) => api.member.list({ cursor })),
  "post.all": ({ guest }) => guest.post.all(),
  "post.byId": ({ guest, postId }) => guest.post.byId({ id: postId }),
  "post.list": {
    ask: async ({ guest }) => {
      const author = handle;
      const ofWhom = [{}, { tag: "tag-1" }, { author }, { tag: "tag-1", author }];
      const orders = PERIODS.flatMap((period) => ({ sort: "top", period }) as const);
      for (const of of ofWhom) {
        await guest.post.list({ ...of });
        for (const order of orders) await guest.post.list({ ...of, ...order });
      }
    },
    // How much each kind of list may read is held by the test of services/feed, page by page. The
    // most are the posts of an author, walked for those under a tag.
    most: 6000,
  },
  "post.read": ({ guest, postId }) => guest.post.read({ id: postId }),
  "profile.byHandle": async ({ guest }) => {
    await guest.profile.byHandle({ handle });
    await guest.profile.byHandle({ handle: "former-1" });
  },
  // The authors of the newest posts and comments are looked through.
  "profile.suggest": { ask: ({ api }) => api.profile.suggest({ prefix: "author" }), most: 1200 },
  "reaction.mine": ({ api, postId }) => api.reaction.mine({ postId }),
  "revision.diff": async ({ guest, postId, commentId }) => {
    await guest.revision.diff({ postId, version: 1500 });
    await guest.revision.diff({ commentId });
  },
  "revision.list": async ({ guest, postId, commentId }) => {
    await turn<number>((cursor) => guest.revision.list({ postId, limit, cursor }));
    await turn<number>((cursor) => guest.revision.list({ commentId, limit, cursor }));
  },
  // What it may rank is bounded, and more than a list shows.
  "search.posts": {
    ask: ({ guest }) => guest.search.posts({ query: "text wrod1 wor", tag: "tag-1", author: handle }),
    most: 30_000,
  },
  "security.overview": ({ api }) => api.security.overview(),
  "session.list": ({ api }) => api.session.list(),
  "setup.state": ({ guest }) => guest.setup.state({ token: "none" }),
  "site.get": ({ guest }) => guest.site.get(),
  "tag.byName": ({ guest }) => guest.tag.byName({ name: "tag-1" }),
  "tag.list": ({ guest }) => turn((cursor) => guest.tag.list({ limit, cursor })),
  // Chosen from the 500 most used and the first 100 that begin so.
  "tag.suggest": { ask: ({ guest }) => guest.tag.suggest({ prefix: "tag-4" }), most: 1300 },
  "token.list": ({ api }) => api.token.list(),
};

/** Without the body, which for a card would have to be drawn. */
const asked = () => new Request("http://localhost:3000/", { method: "HEAD" });

/** Posts, members or tags that a sitemap reads at once, for each what leads to it. */
const STEP = 1000 * 3;

/** How it is found out who asks, which the others are told here; and what belongs to no query or document. */
const others: Record<string, Ask> = {
  "a member's cookie": ({ cookie, auth }) => identify(auth, { cookie }),
  "a program's token": ({ key, auth }) => identify(auth, { authorization: `Bearer ${key}` }),
  "a reaction that stands": async ({ api, postId, commentId }) => {
    await api.reaction.set({ target: { type: "post", id: postId }, on: true });
    await api.reaction.set({ target: { type: "comment", id: commentId }, on: true });
  },
  "a picture": () => findAvatar(getDatabase(), { userId: handle, mark: "a".repeat(16) }),
};

const identify = (auth: Auth, headers: Record<string, string>) =>
  findSession({ headers: new Headers(headers), auth, db: getDatabase() });

/** Every document, by the name of its route's file. */
export const documents: Record<string, Ask | Read> = {
  "@{$handle}.feed[.]xml": () => authorFeed(asked(), handle),
  "card[.]png": () => siteCard(asked()),
  "feed[.]xml": () => siteFeed(asked()),
  "posts.$postId.card[.]png": ({ postId }) => postCard(asked(), postId),
  "posts.$postId.feed[.]xml": ({ postId }) => threadFeed(asked(), postId),
  "robots[.]txt": () => Promise.resolve(robots()),
  "sitemap.{$part}[.]xml": {
    ask: async () => {
      const month = new Date().toISOString().slice(0, 7);
      for (const part of ["pages", "tags", "members", month]) await sitemapPart(part).text();
    },
    most: STEP,
  },
  "sitemap[.]xml": () => sitemapIndex(),
  "tags.$tag.feed[.]xml": () => tagFeed(asked(), "tag-1"),
};

/** All of them: how each is asked, and how many rows one of its statements may fetch. */
export const reads: [name: string, read: Read][] = Object.entries({
  ...procedures,
  ...documents,
  ...others,
}).map(([name, read]) => [name, typeof read === "function" ? { ask: read, most: MOST } : read]);
