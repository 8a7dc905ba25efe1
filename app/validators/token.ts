import { z } from "zod/v4";

import { writtenLine } from "./text";

/** What a program with a token may do in its owner's name. */
export const tokenScopes = ["read", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** The days a token may last; null is until it is revoked. */
export const tokenDays = [7, 30, 90, 365] as const;

export const TOKEN_NAME_MAX = 64;

/** What the form for a new token holds, and what the API takes. */
export const TokenForm = z.strictObject({
  name: writtenLine("Name", TOKEN_NAME_MAX),
  scope: z.enum(tokenScopes, "Choose what the token may do."),
  expiresInDays: z.literal(tokenDays, "Choose how long the token lasts.").nullable(),
});

export type TokenValues = z.infer<typeof TokenForm>;

/** The id of a token, which Better Auth makes. */
export const TokenId = z.string().regex(/^[\w-]{1,64}$/, "This is not a valid id.");
