import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { counted } from "~/lib/amounts";

/** Tags and how many posts each has, in columns where there is room. */
export function TagList({ tags }: { tags: RouterOutputs["tag"]["list"]["items"] }) {
  return (
    <ul className="gap-x-10 border-t border-line sm:columns-2">
      {tags.map(({ name, postCount }) => (
        <li key={name} className="break-inside-avoid border-b border-line">
          <Link
            to="/tags/$tag"
            params={{ tag: name }}
            className="group flex min-h-11 items-center justify-between gap-4 rounded py-2"
          >
            <span className="tag-name min-w-0 font-medium [overflow-wrap:anywhere] underline-offset-4 group-hover:underline">
              <bdi>{name}</bdi>
            </span>
            <span className="tabular shrink-0 text-sm text-quiet">{counted(postCount, "post")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
