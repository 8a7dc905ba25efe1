import { UNAVAILABLE, UNEXPECTED } from "~/lib/api-error";
import { contentChanged } from "../changes";
import { isDatabaseAway } from "../db/errors";
import { withClientAddress } from "./client-address";
import { noteFailure } from "./failures";
import { atLeast, patienceFor } from "./even-time";
import { getAuth } from "./instance";
import { leadsAway } from "./redirects";

/** Better Auth's own endpoints, told the client's real address, and kept from leading anybody away. */
export async function handleAuth(request: Request): Promise<Response> {
  const { url, method } = request;
  const body = method === "GET" || method === "HEAD" ? undefined : await request.text();
  if (leadsAway(new URL(url), parsed(body))) {
    return refusal(403, "INVALID_CALLBACK_URL", "That address to go on to is not on this site.");
  }
  try {
    const answer = getAuth().handler(
      new Request(url, { method, headers: withClientAddress(request), ...(body ? { body } : {}) }),
    );
    const response = await atLeast(patienceFor(new URL(url).pathname), answer);
    if (method !== "GET" && response.ok) contentChanged();
    return response;
  } catch (error) {
    noteFailure(error);
    return isDatabaseAway(error)
      ? refusal(503, "UNAVAILABLE", UNAVAILABLE)
      : refusal(500, "FAILED", UNEXPECTED);
  }
}

const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status });

/** The fields of a JSON body; what is no JSON is for Better Auth to refuse. */
function parsed(body: string | undefined): unknown {
  try {
    return body ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}
