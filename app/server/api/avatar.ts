import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod/v4";

import { AVATAR_TOO_LARGE } from "~/lib/avatar";
import { UNEXPECTED } from "~/lib/api-error";
import { isStorableText } from "~/lib/text";
import { getDatabase } from "../db/client";
import { requestContext } from "../request-context";
import { findAvatar, storeAvatar } from "../services/avatar";
import { PictureRefusal, squarePicture } from "../services/picture";
import { BusyError, makeTurns } from "../services/turns";
import { contextOf } from "./request";
import { createCallerFactory, createTRPCRouter, protectedProcedure } from "./trpc";

/** Decoding takes memory and both hands of a processor: one at a time, and not too many files held. */
const inTurn = makeTurns({ waiting: 16 });

/** The rules of a procedure (who may, what is logged, which pages are dropped) around a file as it comes. */
const createCaller = createCallerFactory(
  createTRPCRouter({
    avatar: {
      store: protectedProcedure.input(z.custom<Request>()).mutation(async ({ ctx, input: request }) => {
        const { id } = ctx.session.user;
        try {
          const picture = await inTurn(id, () => fileOf(request), squarePicture);
          return { image: await storeAvatar(ctx.db, id, picture) };
        } catch (error) {
          throw refusalOf(error);
        }
      }),
    },
  }),
);

async function fileOf(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch (cause) {
    if (requestContext()?.bodyTooLarge) {
      throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: AVATAR_TOO_LARGE, cause });
    }
    throw new TRPCError({
      code: "BAD_REQUEST",
      message: "The picture did not arrive whole. Please try again.",
      cause,
    });
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof PictureRefusal) return new TRPCError({ code: error.kind, message: error.message });
  if (error instanceof BusyError) {
    return new TRPCError({
      code: "TOO_MANY_REQUESTS",
      message: "Other pictures are being worked on. Wait a moment, then try again.",
    });
  }
  return error;
}

/** Makes the file in a request's body the picture of whoever sent it. Answers `{ image }`, or `{ message }`. */
export async function receiveAvatar(request: Request): Promise<Response> {
  try {
    const context = await contextOf(request);
    return Response.json(await createCaller(context).avatar.store(request));
  } catch (error) {
    const known = error instanceof TRPCError ? error : undefined;
    const status = known ? getHTTPStatusCodeFromError(known) : 500;
    return Response.json({ message: known?.message ?? UNEXPECTED }, { status });
  }
}

/** A picture never changes under its address, so whoever has it keeps it. */
const headers = {
  "cache-control": "public, max-age=31536000, immutable",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-type": "image/webp",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** Serves a member's present picture; the address of one that they replaced leads nowhere. */
export async function serveAvatar(
  request: Request,
  { userId, file }: { userId: string; file: string },
): Promise<Response> {
  const mark = /^([0-9a-f]{16})\.webp$/.exec(file)?.[1];
  const bytes = mark && isStorableText(userId) && (await findAvatar(getDatabase(), { userId, mark }));
  if (!bytes) return Response.json({ message: "There is no such picture." }, { status: 404 });
  const etag = `"${mark}"`;
  const isKnown = request.headers.get("if-none-match")?.includes(etag) ?? false;
  if (isKnown) return new Response(null, { status: 304, headers: { ...headers, etag } });
  return new Response(Buffer.from(bytes), { headers: { ...headers, etag } });
}
