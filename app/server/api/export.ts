import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";

import { env } from "~/env/server";
import { logger } from "../logger";
import { exportArchive } from "../services/export";
import { Reason, toApiError } from "./errors";
import { contextOf } from "./request";
import { appRouter } from "./root";
import { createCallerFactory } from "./trpc";

/** Who takes nothing for so long has gone away without a word. */
const PATIENCE_MS = 60_000;

/** Members whose archive is being written by this process. One at a time is enough for anybody. */
const busy = new Set<string>();

const createCaller = createCallerFactory(appRouter);

/**
 * Everything that belongs to the person who asks, as a ZIP archive that is written while it is
 * sent. Who may have it is decided by `data.prepareExport`. A refusal is JSON with a code and a sentence.
 */
export async function answerExport(request: Request): Promise<Response> {
  try {
    const context = await contextOf(request);
    const { fileName } = await createCaller(context).data.prepareExport();
    const userId = context.session?.user.id ?? "";
    if (busy.has(userId)) {
      throw new TRPCError({
        code: "TOO_MANY_REQUESTS",
        message: "Your archive is being downloaded already. Wait until that is done.",
      });
    }
    busy.add(userId);
    const archive = exportArchive({ db: context.db, userId, baseUrl: env().baseUrl, at: new Date() });
    return new Response(
      streamOf(archive, () => busy.delete(userId)),
      {
        headers: {
          "content-type": "application/zip",
          "content-disposition": `attachment; filename="${fileName}"`,
          "cache-control": "private, no-store",
        },
      },
    );
  } catch (error) {
    return refusal(toApiError(error));
  }
}

function refusal(error: TRPCError): Response {
  const code = error.cause instanceof Reason ? error.cause.message : error.code;
  return Response.json({ code, message: error.message }, { status: getHTTPStatusCodeFromError(error) });
}

/**
 * A stream that makes each piece when it is asked for. It ends the work, and calls `onEnd`, when all
 * is sent, when something fails, and when the client goes away or stops reading.
 */
function streamOf(pieces: AsyncGenerator<Uint8Array, void>, onEnd: () => void): ReadableStream<Uint8Array> {
  let patience: NodeJS.Timeout | undefined;
  let ended = false;
  const end = () => {
    ended = true;
    clearTimeout(patience);
    onEnd();
  };
  const fail = (controller: ReadableStreamDefaultController, error: unknown) => {
    end();
    logger().warn({ err: error }, "an archive was not sent to its end");
    controller.error(error);
  };
  const wait = (controller: ReadableStreamDefaultController) => {
    patience = setTimeout(() => {
      fail(controller, new Error("The client stopped reading."));
      void pieces.return(undefined);
    }, PATIENCE_MS);
  };
  return new ReadableStream<Uint8Array>(
    {
      start: wait,
      pull: async (controller) => {
        clearTimeout(patience);
        try {
          const { done, value } = await pieces.next();
          if (ended) return;
          if (done) {
            end();
            controller.close();
          } else {
            controller.enqueue(value);
            wait(controller);
          }
        } catch (error) {
          fail(controller, error);
        }
      },
      cancel: async () => {
        end();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
