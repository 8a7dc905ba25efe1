import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { authRouter } from "./router/auth";
import { invitationRouter } from "./router/invitation";
import { memberRouter } from "./router/member";
import { postRouter } from "./router/post";
import { setupRouter } from "./router/setup";
import { siteRouter } from "./router/site";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  auth: authRouter,
  invitation: invitationRouter,
  member: memberRouter,
  post: postRouter,
  setup: setupRouter,
  site: siteRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
