import { contentChanged } from "../changes";
import { withClientAddress } from "./client-address";
import { getAuth } from "./instance";

/** Better Auth's own endpoints, told the client's real address. */
export async function handleAuth(request: Request): Promise<Response> {
  const { url, method, body } = request;
  const init: RequestInit & { duplex: "half" } = {
    method,
    body,
    headers: withClientAddress(request),
    duplex: "half",
  };
  const response = await getAuth().handler(new Request(url, init));
  if (method !== "GET" && response.ok) contentChanged();
  return response;
}
