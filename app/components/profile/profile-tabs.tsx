import { Link } from "@tanstack/react-router";

/** Which of a member's writings are shown: plain links, which work without scripts. */
export function ProfileTabs({ handle, show }: { handle: string; show: "posts" | "comments" }) {
  const stateOf = (tab: typeof show) => ({
    className: "choice",
    activeOptions: { exact: true },
    "aria-current": tab === show ? ("page" as const) : undefined,
  });
  return (
    <nav aria-label="What this member wrote" className="choices mt-4!">
      <p>
        <Link to="/@{$handle}" params={{ handle }} {...stateOf("posts")}>
          Posts
        </Link>
        <Link to="/@{$handle}" params={{ handle }} search={{ show: "comments" }} {...stateOf("comments")}>
          Comments
        </Link>
      </p>
    </nav>
  );
}
