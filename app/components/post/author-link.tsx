import { Link } from "@tanstack/react-router";

import { Avatar, type AvatarMember } from "~/components/ui/avatar";

/** The author of a post with their picture, leading to their page. */
export function AuthorLink({ author }: { author: AvatarMember }) {
  return (
    <Link
      to="/@{$handle}"
      params={{ handle: author.handle }}
      className="-my-1.5 inline-flex min-h-11 items-center gap-2 rounded font-medium text-text underline-offset-4 hover:underline"
    >
      <Avatar member={author} className="size-7" />
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{author.name}</bdi>
    </Link>
  );
}
