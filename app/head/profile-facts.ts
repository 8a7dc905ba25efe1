import type { RouterOutputs } from "~/trpc/types";
import type { PageFacts } from "./tags";

import { AVATAR_EDGE } from "~/lib/avatar";
import { describe } from "~/lib/text";

/** What other programs are told of a member's page. Without a picture of theirs it shows the site's. */
export function profileFacts(
  { name, handle, bio, image, joined }: RouterOutputs["profile"]["byHandle"],
  { base, firstUrl, sitePicture }: { base: string; firstUrl: string; sitePicture: PageFacts["picture"] },
): PageFacts {
  const picture = image
    ? { url: base + image, alt: name, width: AVATAR_EDGE, height: AVATAR_EDGE }
    : sitePicture;
  return {
    title: `${name} (@${handle})`,
    description: bio ? describe(bio) : `What ${name} has posted.`,
    type: "profile",
    picture,
    more: { "profile:username": handle },
    feed: { href: `${firstUrl}/feed.xml`, title: `Posts by ${name}` },
    data: {
      "@type": "ProfilePage",
      dateCreated: joined.toISOString(),
      mainEntity: {
        "@type": "Person",
        name,
        alternateName: handle,
        identifier: handle,
        url: firstUrl,
        ...(bio && { description: bio }),
        ...(image && { image: base + image }),
      },
    },
  };
}
