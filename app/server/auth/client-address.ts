import { getIP } from "better-auth/api";

/** Carries the client's address to Better Auth, which counts attempts by it. Never believed from outside. */
export const CLIENT_ADDRESS_HEADER = "x-posthouse-client-address";

interface AddressedRequest extends Request {
  /** Set by srvx from the socket, or from a trusted proxy's header. */
  ip?: string | undefined;
}

/** A copy of the request's headers with the address that the connection really has. */
export function withClientAddress(request: AddressedRequest): Headers {
  const headers = new Headers(request.headers);
  headers.delete(CLIENT_ADDRESS_HEADER);
  if (request.ip) headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  return headers;
}

/** What counts as one client: an IPv4 address, or the network of an IPv6 one, since a client has all of it. */
export const countedAddress = (headers: Headers) =>
  getIP(headers, {
    advanced: { ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], ipv6Subnet: 64 } },
  }) ?? "unknown";
