/** Pages for one person, for one moment, or of others' pages: in no index, where one of them gets found. */
const UNLISTED =
  /^\/(api|admin|bookmarks|drafts|forgot-password|goodbye|inbox|join|reset-password|search|settings|setup|sign-in|sign-up|two-factor|verify-email)(?![^/?])|^\/posts\/(new|[^/]+\/(edit|history))(?![^/?])|[?&](cursor|before)=/;

/** Says in the headers of an answer at `path` that no index shall list it, where that is so. */
export function addRobotsTag(headers: Headers, path: string): void {
  if (UNLISTED.test(path)) headers.set("x-robots-tag", "noindex");
}
