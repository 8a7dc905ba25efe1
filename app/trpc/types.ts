export type { AppRouter, RouterInputs, RouterOutputs } from "~/server/api/root";
