/** The longest that a search may be, in UTF-16 units. */
export const SEARCH_MAX = 10_240;
