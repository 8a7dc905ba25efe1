const OF_FIRST_PAGE =
  'meta[name=description],meta[name^=twitter],meta[property*=":"],link[rel=alternate],script[type$=json]';

/**
 * Silences in the head what the server, which alone writes it, said of the page that was loaded, and
 * names the page at `path` as the one that is here now. The tags stay: they are React's to remove.
 */
export function leaveFirstHead(path: string): void {
  for (const tag of document.head.querySelectorAll(OF_FIRST_PAGE)) {
    for (const name of ["name", "property", "rel", "type"]) tag.removeAttribute(name);
  }
  const canonical = document.head.querySelector<HTMLLinkElement>("link[rel=canonical]");
  if (canonical) canonical.href = new URL(path, canonical.href).href;
}
