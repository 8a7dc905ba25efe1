import type { RouterOutputs } from "~/trpc/types";
import type { PageFacts } from "./tags";

import { cardVersion } from "~/lib/card";
import { describe } from "~/lib/text";
import { cardAt } from "./tags";

type ReadPost = RouterOutputs["post"]["read"];

const count = (action: string, times: number) => ({
  "@type": "InteractionCounter",
  interactionType: `https://schema.org/${action}`,
  userInteractionCount: times,
});

/** A post, as search engines list discussions. */
function postData(post: ReadPost, { url, base, picture }: { url: string; base: string; picture: string }) {
  const { author } = post;
  return {
    "@type": "DiscussionForumPosting",
    "@id": url,
    url,
    headline: post.title,
    text: post.extract,
    image: picture,
    datePublished: post.createdAt.toISOString(),
    dateModified: (post.updatedAt ?? post.createdAt).toISOString(),
    author: author
      ? { "@type": "Person", name: author.name, url: `${base}/@${author.handle}` }
      : { "@type": "Person", name: "deleted member" },
    keywords: post.tags,
    commentCount: post.commentCount,
    interactionStatistic: [
      count("LikeAction", post.reactionCount),
      count("CommentAction", post.commentCount),
    ],
  };
}

/** What other programs are told of a post's page. */
export function postFacts(
  post: ReadPost,
  { base, url, siteName }: { base: string; url: string; siteName: string },
): PageFacts {
  const { id, title, author, tags } = post;
  const version = cardVersion(title, author?.name ?? "", siteName);
  const picture = cardAt(`${base}/posts/${id}/card.png?v=${version}`, title);
  return {
    title,
    description: describe(post.extract) || undefined,
    type: "article",
    picture,
    more: {
      "article:published_time": post.createdAt.toISOString(),
      "article:modified_time": post.updatedAt?.toISOString(),
      "article:author": author ? `${base}/@${author.handle}` : undefined,
      "article:tag": tags,
    },
    feed: { href: `${base}/posts/${id}/feed.xml`, title: `Comments on “${title}”` },
    data: postData(post, { url, base, picture: picture.url }),
  };
}
