import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { accountRouter } from "./router/account";
import { authRouter } from "./router/auth";
import { draftRouter } from "./router/draft";
import { invitationRouter } from "./router/invitation";
import { mailRouter } from "./router/mail";
import { memberRouter } from "./router/member";
import { ownDataRouter } from "./router/own-data";
import { postRouter } from "./router/post";
import { profileRouter } from "./router/profile";
import { securityRouter } from "./router/security";
import { sessionRouter } from "./router/session";
import { setupRouter } from "./router/setup";
import { siteRouter } from "./router/site";
import { tokenRouter } from "./router/token";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  account: accountRouter,
  auth: authRouter,
  data: ownDataRouter,
  draft: draftRouter,
  invitation: invitationRouter,
  mail: mailRouter,
  member: memberRouter,
  post: postRouter,
  profile: profileRouter,
  security: securityRouter,
  session: sessionRouter,
  setup: setupRouter,
  site: siteRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
