import type { z } from "zod/v4";

import { appRouter } from "~/server/api/root";

/** What tRPC knows of a procedure. */
export interface Procedure {
  _def: { middlewares: unknown[]; inputs: z.ZodType[]; type?: string };
}

/** Every procedure of the API, by its whole name. tRPC keeps them so, though it types them router by router. */
export const allProcedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Procedure>,
);
