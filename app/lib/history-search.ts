/** What a history shows: whose (the post's own, where no comment is named), which version, and where the list goes on. */
export interface HistorySearch {
  comment?: string | undefined;
  version?: number | undefined;
  before?: number | undefined;
}

/** The search of a history's address. What can't be is for the API to refuse. */
export const historySearch = ({ comment, version, before }: Record<string, unknown>): HistorySearch => ({
  comment: comment ? String(comment as string) : undefined,
  version: Number(version) || undefined,
  before: Number(before) || undefined,
});
