/** What a history shows: whose (the post's own, where no comment is named), which version, and where the list goes on. */
export interface HistorySearch {
  comment?: string | undefined;
  version?: number | undefined;
  before?: number | undefined;
}

/** As it stands in the address, whatever it is: the API refuses what can't be, and the page is not found. */
export const historySearch = ({ comment, version, before }: HistorySearch): HistorySearch => ({
  comment,
  version,
  before,
});
