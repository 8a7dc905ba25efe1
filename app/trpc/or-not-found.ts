import { notFound } from "@tanstack/react-router";

import { errorCode } from "~/lib/api-error";

/** For what a page is about: what there is none of, or can't be, is a page that does not exist. */
export async function orNotFound<Data>(load: Promise<Data>): Promise<Data> {
  try {
    return await load;
  } catch (error) {
    const code = errorCode(error);
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") throw notFound();
    throw error;
  }
}
