import { redirect } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";

import { errorCode } from "~/lib/api-error";

interface OwnPage {
  context: { queryClient: QueryClient };
  location: { href: string };
}

/**
 * For the loader of a member's page. Who was signed out meanwhile, in another window or from another
 * device, is sent to sign in and back.
 */
export async function loadOwn<Data>({ context, location }: OwnPage, load: Promise<Data>): Promise<Data> {
  try {
    return await load;
  } catch (error) {
    if (errorCode(error) !== "UNAUTHORIZED") throw error;
    context.queryClient.clear();
    throw redirect({ to: "/sign-in", search: { redirect: location.href } });
  }
}
