import { env } from "~/env/server";

/** An address of this site in full, every character of it one that an address may hold. */
export const absolute = (path: string): string => new URL(path, env().baseUrl).href;

/** A post's own address; without a slug where none was derived yet. */
export const postAddress = ({ id, slug }: { id: string; slug: string }) =>
  absolute(slug === "" ? `/posts/${id}` : `/posts/${id}/${encodeURIComponent(slug)}`);

/** Where a comment is found, however long its thread. */
export const commentAddress = (post: { id: string }, commentId: string) =>
  absolute(`/posts/${post.id}/comments/${commentId}`);

export const profileAddress = (handle: string) => absolute(`/@${handle}`);

export const tagAddress = (name: string) => absolute(`/tags/${encodeURIComponent(name)}`);

/** The part of an HTML tag that leads somewhere: to a path, or to a place on the same page. */
const LOCAL = /\b(href|src)="([/#][^"]*)"/g;

/** Safe HTML of the page at `page` (no fragment), to be shown anywhere: what it links to is named in full. */
export const withAbsoluteLinks = (html: string, page: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(LOCAL, (_, name: string, to: string) => `${name}="${resolved(to, page)}"`),
  );

/** The target is HTML already, so only what is before it is added. */
function resolved(target: string, page: string): string {
  if (target.startsWith("#")) return page + target;
  return target.startsWith("//") ? target : new URL(page).origin + target;
}
