import { TRPCError } from "@trpc/server";

import type { Identity } from "./session";
import type { Database } from "../db/client";

import { requestContext } from "../request-context";
import { takeTry } from "../services/limit";
import { CLIENT_ADDRESS_HEADER, countedAddress } from "./client-address";

const TOKEN = { name: "token/address", tries: 30, seconds: 60 };

/**
 * Identifies the sender of a token, and counts those that were none by the sender's address. A good
 * token is counted nowhere, and costs nothing more.
 * @throws {TRPCError | TooManyTries}
 */
export async function withTokenLimit(db: Database, identify: () => Promise<Identity>): Promise<Identity> {
  try {
    return await identify();
  } catch (error) {
    if (error instanceof TRPCError && error.code === "UNAUTHORIZED") {
      const address = requestContext()?.clientAddress;
      await takeTry(
        db,
        TOKEN,
        countedAddress(new Headers(address ? { [CLIENT_ADDRESS_HEADER]: address } : {})),
      );
    }
    throw error;
  }
}
