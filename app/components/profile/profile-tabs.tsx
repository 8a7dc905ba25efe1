import { Link } from "@tanstack/react-router";

const look = "inline-flex min-h-11 items-center border-b-2 text-sm font-medium";
const chosen = `${look} border-accent text-text`;
const other = `${look} border-transparent text-quiet hover:text-text`;

/** Which of a member's writings are shown: plain links, which work without scripts. */
export function ProfileTabs({ handle, show }: { handle: string; show: "posts" | "comments" }) {
  const stateOf = (tab: typeof show) =>
    tab === show ? ({ className: chosen, "aria-current": "page" } as const) : { className: other };
  return (
    <nav aria-label="What this member wrote" className="mt-4 mb-6 flex gap-6 border-b border-line">
      <Link to="/@{$handle}" params={{ handle }} {...stateOf("posts")}>
        Posts
      </Link>
      <Link to="/@{$handle}" params={{ handle }} search={{ show: "comments" }} {...stateOf("comments")}>
        Comments
      </Link>
    </nav>
  );
}
