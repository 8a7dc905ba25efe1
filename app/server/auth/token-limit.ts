import type { Identity } from "./session";
import type { Database } from "../db/client";

import { requestContext } from "../request-context";
import { requireTryLeft, takeTry } from "../services/limit";
import { CLIENT_ADDRESS_HEADER, countedAddress } from "./client-address";

const TOKEN = { name: "token/address", tries: 30, seconds: 60 };

/**
 * Identifies the sender of a token, but for one whose address sent too many that were none. A good
 * token is counted nowhere.
 * @throws {TooManyTries}
 */
export async function withTokenLimit(db: Database, identify: () => Promise<Identity>): Promise<Identity> {
  const address = requestContext()?.clientAddress;
  const counted = countedAddress(new Headers(address ? { [CLIENT_ADDRESS_HEADER]: address } : {}));
  await requireTryLeft(db, TOKEN, counted);
  const identity = await identify();
  if (!identity.session) await takeTry(db, TOKEN, counted);
  return identity;
}
