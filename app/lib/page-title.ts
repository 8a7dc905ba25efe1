interface SiteMatch {
  context: { site?: { name: string } };
}

/** What a site is called that nobody has named yet. */
export const DEFAULT_NAME = "Posthouse";

/** The title of a page in the browser's tab: "Sign in · <the site's name>"; without words the name alone. */
export const pageTitle = ({ context: { site } }: SiteMatch, ...words: string[]) =>
  [...words, site?.name ?? DEFAULT_NAME].join(" · ");
