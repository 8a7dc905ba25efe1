import { ButtonLink } from "~/components/ui/button";

/** What the page is for, before anything is on it. */
export function EmptyBookmarks() {
  return (
    <div>
      <p className="max-w-[60ch] text-lg text-quiet">
        Press “Bookmark” below a post, and you will find it here again. Nobody else sees what you keep.
      </p>
      <div className="mt-8">
        <ButtonLink to="/">See the newest posts</ButtonLink>
      </div>
    </div>
  );
}
