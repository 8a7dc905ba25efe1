import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { authRouter } from "./router/auth";
import { ownDataRouter } from "./router/own-data";
import { postRouter } from "./router/post";
import { sessionRouter } from "./router/session";
import { profileRouter } from "./router/profile";
import { tokenRouter } from "./router/token";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  auth: authRouter,
  data: ownDataRouter,
  post: postRouter,
  session: sessionRouter,
  profile: profileRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
