import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

import { accountRouter } from "./router/account";
import { authRouter } from "./router/auth";
import { mailRouter } from "./router/mail";
import { postRouter } from "./router/post";
import { createTRPCRouter } from "./trpc";

/** The whole API: a new router is one line here. */
export const appRouter = createTRPCRouter({
  account: accountRouter,
  auth: authRouter,
  mail: mailRouter,
  post: postRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
