import { v7 as uuidv7 } from "uuid";

import type { Passage } from "./passages";

import { commentPlace, type CommentPlace } from "../../db/comment-place";
import { RENDERER_VERSION } from "../../services/markdown";
import { pick, skewed } from "./random";

/** How deep a made-up thread goes. */
const DEPTH_MAX = 40;

type Placed = CommentPlace & { id: string };

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

/** The comments of a post, in the order of their writing: rows of their table, and texts as the search reads them. */
export function makeThread({ random, postId, from, to, count, memberIds, passages }: ThreadOptions) {
  const places: Placed[] = [];
  return Array.from({ length: count }, (_, index) => {
    const time = from + ((to - from) * (index + 1)) / (count + 1);
    // Mostly an answer to one of the last few, as people talk.
    const above = random() < 0.6 ? places[places.length - 1 - skewed(random, 12)] : undefined;
    const parent = above && above.depth < DEPTH_MAX ? above : undefined;
    const place = { id: uuidv7({ msecs: Math.floor(time) }), ...commentPlace(index + 1, parent ?? null) };
    places.push(place);
    const { markdown, html, text } = pick(random, passages);
    const row = {
      id: place.id,
      post_id: postId,
      parent_id: parent?.id ?? null,
      depth: place.depth,
      path: place.path,
      segment_id: place.segmentId,
      author_id: pick(random, memberIds),
      content: markdown,
      html,
      renderer_version: RENDERER_VERSION,
      created_at: new Date(time).toISOString(),
    };
    return { row, text };
  });
}

export type CommentRow = ReturnType<typeof makeThread>[number]["row"];
