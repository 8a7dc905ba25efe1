import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "~/trpc/proxy";

import { cardVersion } from "~/lib/card";
import { DEFAULT_NAME } from "~/lib/page-title";
import { postFacts } from "./post-facts";
import { profileFacts } from "./profile-facts";
import { cardAt, tagsOf, type HeadTags, type PageFacts } from "./tags";

interface Match {
  routeId: string;
  pathname: string;
  status: string;
  params: unknown;
  search: unknown;
  context: {
    queryClient: QueryClient;
    api: Api;
    baseUrl?: string;
    session?: object | null;
    site?: { name: string };
  };
}

interface DescribedPage extends Pick<Match["context"], "queryClient" | "api"> {
  params: Record<string, string | undefined>;
  /** The address of the site, without a slash at its end. */
  base: string;
  /** The page's own, and that of the first page of what it shows. */
  url: string;
  firstUrl: string;
  siteName: string;
  sitePicture: PageFacts["picture"];
}

const siteFacts = ({ siteName, sitePicture }: DescribedPage): PageFacts => ({
  title: siteName,
  type: "website",
  picture: sitePicture,
});

/** What there is to tell of a page beyond the name of its site; undefined where there is no such page. */
const facts: Record<string, (place: DescribedPage) => PageFacts | undefined> = {
  "/": (place) => ({
    ...siteFacts(place),
    description: "The newest posts of the group.",
    feed: { href: `${place.base}/feed.xml`, title: place.siteName },
    data: {
      "@type": "WebSite",
      name: place.siteName,
      url: `${place.base}/`,
      potentialAction: {
        "@type": "SearchAction",
        target: { "@type": "EntryPoint", urlTemplate: `${place.base}/search?q={search_term_string}` },
        "query-input": "required name=search_term_string",
      },
    },
  }),
  "/posts/$postId/{-$slug}": (place) => {
    const { queryClient, api, params } = place;
    const post = queryClient.getQueryData(api.post.read.queryKey({ id: params.postId ?? "" }));
    return post && postFacts(post, place);
  },
  "/@{$handle}": (place) => {
    const { queryClient, api, params } = place;
    const profile = queryClient.getQueryData(api.profile.byHandle.queryKey({ handle: params.handle ?? "" }));
    return profile && profileFacts(profile, place);
  },
  "/tags/": (place) => ({
    ...siteFacts(place),
    title: "Tags",
    description: "What the group’s posts are about.",
  }),
  "/tags/$tag": (place) => ({
    ...siteFacts(place),
    title: place.params.tag ?? "",
    description: `Posts with the tag ${place.params.tag ?? ""}.`,
    feed: { href: `${place.firstUrl}/feed.xml`, title: `Posts under ${place.params.tag ?? ""}` },
  }),
};

const NOTHING: HeadTags = { meta: [], links: [], scripts: [] };

/** Where these matches lead; undefined for a page that there isn't: the root alone, or a loader that found nothing. */
function describedPage(matches: readonly Match[]): DescribedPage | undefined {
  const page = matches.at(-1);
  if (!page || matches.length < 2 || page.status !== "success") return undefined;
  const { queryClient, api, baseUrl, site } = page.context;
  if (!baseUrl) return undefined;
  const siteName = site?.name ?? DEFAULT_NAME;
  return {
    queryClient,
    api,
    params: page.params as DescribedPage["params"],
    base: baseUrl,
    url: new URL(page.pathname + olderThan(page.search), baseUrl).href,
    firstUrl: new URL(page.pathname, baseUrl).href,
    siteName,
    sitePicture: cardAt(`${baseUrl}/card.png?v=${cardVersion(siteName)}`, siteName),
  };
}

/**
 * The tags of the page that these matches lead to. Made by the server alone, from what the page's loader
 * fetched: who reads them asks for whole pages, so no browser has to know how they are written.
 */
export function pageHead(matches: readonly Match[]): HeadTags {
  const page = matches.at(-1);
  const place = describedPage(matches);
  const about = facts[page?.routeId ?? ""] ?? siteFacts;
  const told = place && about(place);
  if (!told) return NOTHING;
  const tags = tagsOf(told, place);
  // Who is signed in is no search engine and no preview of a link.
  return page?.context.session ? { ...NOTHING, links: tags.links } : tags;
}

/** A page of older posts is one of its own; another order of the same posts is not. */
const olderThan = (search: unknown) => {
  const { cursor } = search as { cursor?: unknown };
  return typeof cursor === "string" ? `?cursor=${encodeURIComponent(cursor)}` : "";
};
