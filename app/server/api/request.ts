import { getAuth } from "../auth/instance";
import { createTRPCContext, type Context } from "./trpc";

const contexts = new WeakMap<Headers, Promise<Context>>();

/** The context of a request, made once however many procedures its page or batch calls. */
export function contextOf(request: Request, auth = getAuth()): Promise<Context> {
  const { headers } = request;
  let context = contexts.get(headers);
  if (!context) {
    context = createTRPCContext({ headers, auth });
    contexts.set(headers, context);
  }
  return context;
}
