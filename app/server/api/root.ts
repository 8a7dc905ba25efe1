import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { authRouter } from "./router/auth";
import { postRouter } from "./router/post";
import { tokenRouter } from "./router/token";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  auth: authRouter,
  post: postRouter,
  token: tokenRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
