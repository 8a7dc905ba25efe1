import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { accountRouter } from "./router/account";
import { authRouter } from "./router/auth";
import { bookmarkRouter } from "./router/bookmark";
import { commentRouter } from "./router/comment";
import { draftRouter } from "./router/draft";
import { feedVisitRouter } from "./router/feed-visit";
import { invitationRouter } from "./router/invitation";
import { mailRouter } from "./router/mail";
import { markdownRouter } from "./router/markdown";
import { memberRouter } from "./router/member";
import { ownDataRouter } from "./router/own-data";
import { postRouter } from "./router/post";
import { profileRouter } from "./router/profile";
import { reactionRouter } from "./router/reaction";
import { revisionRouter } from "./router/revision";
import { searchRouter } from "./router/search";
import { securityRouter } from "./router/security";
import { sessionRouter } from "./router/session";
import { setupRouter } from "./router/setup";
import { siteRouter } from "./router/site";
import { tagRouter } from "./router/tag";
import { tokenRouter } from "./router/token";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  account: accountRouter,
  auth: authRouter,
  bookmark: bookmarkRouter,
  comment: commentRouter,
  data: ownDataRouter,
  draft: draftRouter,
  feedVisit: feedVisitRouter,
  invitation: invitationRouter,
  mail: mailRouter,
  markdown: markdownRouter,
  member: memberRouter,
  post: postRouter,
  profile: profileRouter,
  reaction: reactionRouter,
  revision: revisionRouter,
  search: searchRouter,
  security: securityRouter,
  session: sessionRouter,
  setup: setupRouter,
  site: siteRouter,
  tag: tagRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
