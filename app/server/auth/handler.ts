import { UNAVAILABLE, UNEXPECTED } from "~/lib/api-error";
import { bearerToken } from "~/lib/bearer";
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
  if (await leadsAway(new URL(url), fieldsOf(body, request.headers), getAuth())) {
    return refusal(403, "INVALID_CALLBACK_URL", "That address to go on to is not on this site.");
  }
  if (bearerToken(request.headers) !== undefined) {
    return refusal(403, "TOKEN_NOT_ALLOWED", "A token can’t do this. Sign in instead.");
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
    if (isDatabaseAway(error)) return refusal(503, "UNAVAILABLE", UNAVAILABLE);
    // Here a person comes back from another site, and reads a page rather than JSON.
    if (url.includes("/api/auth/callback/")) return seeOther("/sign-in?error=failed");
    return refusal(500, "FAILED", UNEXPECTED);
  }
}

const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status });

const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } });

/** The fields of a body, in either form that Better Auth reads; what is neither is for it to refuse. */
function fieldsOf(body: string | undefined, headers: Headers): unknown {
  if (!body) return undefined;
  if (headers.get("content-type")?.includes("form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
