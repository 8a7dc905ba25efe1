/** Titles in a list of posts, comments, and at the end what leads on. */
const STOPS = "main :is([data-stop], [data-comment], nav a[rel=next], [data-more])";

/**
 * Moves the focus to the next stop after the element, or to the one before it. Where the element holds
 * the stops, as the page does, they are counted from what is in sight.
 */
export function step(from: Element, direction: 1 | -1): boolean {
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility());
  const found =
    direction > 0
      ? stops.find((stop) => isAfter(stop, from))
      : stops.findLast((stop) => isBefore(stop, from));
  if (!found) return false;
  // Loads more in place, and then moves the focus to the first that came.
  if (found.matches("[data-more]")) found.click();
  else found.focus();
  return true;
}

function isAfter(stop: Element, from: Element): boolean {
  if (stop.contains(from)) return false;
  if (from.contains(stop)) return stop.getBoundingClientRect().top >= 0;
  return (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isBefore(stop: Element, from: Element): boolean {
  if (stop.contains(from)) return false;
  if (from.contains(stop)) return stop.getBoundingClientRect().top < 0;
  return (from.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

/** Presses a control of the comment that the element is in. */
export function pressIn(at: Element, control: string): boolean {
  const button = at.closest("[data-comment]")?.querySelector<HTMLElement>(control);
  button?.click();
  return button !== null && button !== undefined;
}

/** Opens the list of keys, as the button below each page does. */
export function showKeys(): boolean {
  const button = document.querySelector<HTMLElement>("[data-keys]");
  button?.click();
  return button !== null;
}
