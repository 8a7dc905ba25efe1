import { v7 as uuidv7 } from "uuid";

import type { Passage } from "./passages";

import { RENDERER_VERSION } from "../../services/markdown";
import { pick, skewed } from "./random";

interface Place {
  id: string;
  depth: number;
  path: string;
  segment: string | null;
}

/** How deep a made-up thread goes, and how many levels one page shows. */
const DEPTH_MAX = 40;
const SEGMENT_DEPTH = 8;

function placeBelow(parent: Place | undefined, id: string, serial: number): Place {
  const depth = parent ? parent.depth + 1 : 0;
  const path = (parent?.path ?? "") + serial.toString(16).padStart(6, "0");
  const begins = depth > 0 && depth % SEGMENT_DEPTH === 0;
  return { id, depth, path, segment: begins ? (parent?.id ?? null) : (parent?.segment ?? null) };
}

interface ThreadOptions {
  random: () => number;
  postId: string;
  /** Times in milliseconds between which the comments are written. */
  from: number;
  to: number;
  count: number;
  memberIds: readonly string[];
  passages: readonly Passage[];
}

/** The comments of a post, in the order of their writing: rows of the comment table. */
export function makeThread({ random, postId, from, to, count, memberIds, passages }: ThreadOptions) {
  const places: Place[] = [];
  return Array.from({ length: count }, (_, index) => {
    const time = from + ((to - from) * (index + 1)) / (count + 1);
    // Mostly an answer to one of the last few, as people talk.
    const above = random() < 0.6 ? places[places.length - 1 - skewed(random, 12)] : undefined;
    const parent = above && above.depth < DEPTH_MAX ? above : undefined;
    const place = placeBelow(parent, uuidv7({ msecs: Math.floor(time) }), index + 1);
    places.push(place);
    const { markdown, html } = pick(random, passages);
    return {
      id: place.id,
      post_id: postId,
      parent_id: parent?.id ?? null,
      depth: place.depth,
      path: place.path,
      segment_id: place.segment,
      author_id: pick(random, memberIds),
      content: markdown,
      html,
      renderer_version: RENDERER_VERSION,
      created_at: new Date(time).toISOString(),
    };
  });
}
