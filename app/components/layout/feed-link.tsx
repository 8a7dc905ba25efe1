import { useMatches } from "@tanstack/react-router";

interface Match {
  routeId: string;
  pathname: string;
  status: string;
  params: { postId?: string };
}

/** The pages of which there is a feed: its address, and whose it is. */
const feeds: Record<string, (page: Match) => [href: string, of: string]> = {
  "/": () => ["/feed.xml", "new posts"],
  "/tags/$tag": ({ pathname }) => [`${pathname}/feed.xml`, "this tag"],
  "/@{$handle}": ({ pathname }) => [`${pathname}/feed.xml`, "these posts"],
  "/posts/$postId/{-$slug}": ({ params }) => [`/posts/${params.postId}/feed.xml`, "these comments"],
};

/** Leads a reader to the feed with what is on this page, where there is one. */
export function FeedLink() {
  const page = useMatches({ select: (matches) => matches.at(-1) as Match | undefined });
  const feed = page?.status === "success" ? feeds[page.routeId]?.(page) : undefined;
  if (!feed) return null;
  const [href, of] = feed;
  return (
    <p className="basis-full">
      <a
        href={href}
        type="application/atom+xml"
        className="-mx-2 inline-flex min-h-11 items-center rounded px-2 underline-offset-[6px] hover:text-text hover:underline"
      >
        Atom feed of {of}
      </a>
    </p>
  );
}
