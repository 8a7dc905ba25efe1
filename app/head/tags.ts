import type { JSX } from "react";

import { CARD_HEIGHT, CARD_WIDTH } from "~/lib/card";

type Meta = JSX.IntrinsicElements["meta"];
type Link = JSX.IntrinsicElements["link"];
type Script = JSX.IntrinsicElements["script"];

/** What a route's `head` answers. */
export interface HeadTags {
  meta: Meta[];
  links: Link[];
  scripts: Script[];
}

interface Picture {
  url: string;
  alt: string;
  width: number;
  height: number;
}

/** What a page is about, in the words that other programs know. */
export interface PageFacts {
  title: string;
  description?: string | undefined;
  /** In the terms of Open Graph. */
  type: "website" | "article" | "profile";
  picture: Picture;
  /** A property of Open Graph and its value, or its values; undefined ones are left out. */
  more?: Record<string, string | string[] | undefined>;
  /** Address and name of the Atom feed with what is on this page. */
  feed?: { href: string; title: string } | undefined;
  /** A description in the terms of schema.org. */
  data?: Record<string, unknown>;
}

/** The drawn card at an address. */
export const cardAt = (url: string, alt: string): Picture => ({
  url,
  alt,
  width: CARD_WIDTH,
  height: CARD_HEIGHT,
});

/** The router keeps one tag of a name, and one of a property without a name; lists need them all. */
const property = (name: string, content: string, at?: number): Meta => ({
  ...(at ? { name: `${name}:${at + 1}` } : {}),
  property: name,
  content,
});

const properties = (given: NonNullable<PageFacts["more"]>): Meta[] =>
  Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((content, at) => property(name, content, at)),
  );

/** No text in it can end the element, or begin another. */
const jsonLd = (data: object): Script => ({
  type: "application/ld+json",
  children: JSON.stringify({ "@context": "https://schema.org", ...data }).replace(
    /[<>&]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  ),
});

/** The tags in the head of a page: for search engines, for previews of links, and for readers of feeds. */
export function tagsOf(page: PageFacts, { url, siteName }: { url: string; siteName: string }): HeadTags {
  const { title, description, type, picture, more = {}, feed, data } = page;
  return {
    meta: [
      ...(description === undefined ? [] : [{ name: "description", content: description }]),
      { name: "twitter:card", content: picture.width > picture.height ? "summary_large_image" : "summary" },
      ...properties({
        "og:type": type,
        "og:site_name": siteName,
        "og:url": url,
        "og:title": title,
        "og:description": description,
        "og:image": picture.url,
        "og:image:alt": picture.alt,
        "og:image:width": String(picture.width),
        "og:image:height": String(picture.height),
        ...more,
      }),
    ],
    links: [
      { rel: "canonical", href: url },
      ...(feed ? [{ rel: "alternate", type: "application/atom+xml", ...feed }] : []),
    ],
    scripts: data ? [jsonLd(data)] : [],
  };
}
