/** The longest that a search may be, in UTF-16 units. */
export const SEARCH_MAX = 10_240;

/** Words of a search that count; what follows is left out, and said to be. */
export const SEARCH_WORDS_MAX = 32;
