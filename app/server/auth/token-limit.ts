import type { Identity } from "./session";
import type { Database } from "../db/client";

import { isDatabaseAway } from "../db/errors";
import { requestContext } from "../request-context";
import { requireTryLeft, takeTry, TooManyTries } from "../services/limit";
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
  try {
    const identity = await identify();
    if (!identity.session) await takeTry(db, TOKEN, counted);
    return identity;
  } catch (error) {
    // A token may be refused by an error as well; a database that is away says nothing of it.
    if (!(error instanceof TooManyTries) && !isDatabaseAway(error)) await takeTry(db, TOKEN, counted);
    throw error;
  }
}
