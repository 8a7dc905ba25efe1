/** What a history shows: whose (the post's own, where no comment is named), which version, and where the list goes on. */
export interface HistorySearch {
  comment?: string | undefined;
  version?: number | undefined;
  before?: number | undefined;
}
