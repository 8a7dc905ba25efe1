import { Link } from "@tanstack/react-router";

/** Tags, each leading to the posts that have it; parts of a line. */
export const TagLinks = ({ tags }: { tags: string[] }) =>
  tags.map((tag) => (
    <Link key={tag} to="/tags/$tag" params={{ tag }} className="tag-link">
      <bdi>{tag}</bdi>
    </Link>
  ));
