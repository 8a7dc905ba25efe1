import { TRPCError } from "@trpc/server";
import superjson, { type SuperJSONResult } from "superjson";
import { z } from "zod/v4";

/** What an input may say of its values: dates, and what JSON has no word for. */
const Note = z.tuple([z.enum(["Date", "undefined"])]);
const NOTES_MAX = 100;

const Payload = z.object({
  json: z.unknown(),
  meta: z
    .strictObject({
      values: z
        .union([Note, z.record(z.string(), Note).refine((notes) => Object.keys(notes).length <= NOTES_MAX)])
        .optional(),
      v: z.number().optional(),
    })
    .optional(),
});

/**
 * superjson both ways, so that any client is set up by one line; but of what clients may send it
 * takes only what the API's inputs need. The rest of its notes build arrays of any length, sets, and
 * shared references, and can keep the process busy for seconds before a schema is ever asked.
 */
export const transformer = {
  input: { serialize: superjson.serialize, deserialize },
  output: superjson,
};

function deserialize(payload: unknown): unknown {
  if (Payload.safeParse(payload).success) return superjson.deserialize(payload as SuperJSONResult);
  throw new TRPCError({
    code: "BAD_REQUEST",
    message: "The input is not in the form that superjson gives it.",
  });
}
