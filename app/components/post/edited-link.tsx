import { Link } from "@tanstack/react-router";

import { RelativeTime } from "~/components/ui/relative-time";

/** Says that a post was changed since it was published, and leads to what changed. */
export function EditedLink({ postId, at }: { postId: string; at: Date }) {
  return (
    <Link
      to="/posts/$postId/history"
      params={{ postId }}
      rel="nofollow"
      className="reach rounded underline decoration-line underline-offset-4 hover:decoration-current"
    >
      edited <RelativeTime date={at} afterVerb />
    </Link>
  );
}
