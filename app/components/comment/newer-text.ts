/** What stands there now, for whoever was about to write over it. */
export interface NewerText {
  version: number;
  content: string;
}

/** What the server handed over with the refusal of a change that was made from an older text. */
export function newerText(error: unknown): NewerText | undefined {
  const { data } = error as { data?: { newer?: NewerText | null } | null };
  return data?.newer ?? undefined;
}
