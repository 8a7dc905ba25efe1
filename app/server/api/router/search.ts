import { TRPCError, type TRPCRouterRecord } from "@trpc/server";

import { SearchQuery } from "~/validators/search";
import { searchPosts } from "../../services/search";
import { readCursor, writeCursor } from "../../services/search/cursor";
import { shownHits } from "../../services/search/shown";
import { publicProcedure } from "../trpc";

export const searchRouter = {
  /**
   * Posts that say what is asked, or are discussed so, the best first. `query` may hold words,
   * "phrases", -exclusions, tag:name and @handle; the last word may be half-typed. An item's extract is
   * of the post, or of the comment that it names; its segments are text, never HTML. `nextCursor`
   * is null at the end; a page can be empty before that, where much had to be looked through.
   */
  posts: publicProcedure.input(SearchQuery).query(async ({ ctx, input }) => {
    const cursor = typeof input.cursor === "string" ? readCursor(input.cursor) : undefined;
    if (typeof input.cursor === "string" && !cursor)
      throw new TRPCError({ code: "BAD_REQUEST", message: "This is not a page of a search." });
    const page = await searchPosts(ctx.db, { ...input, cursor });
    return { ...shownHits(page), nextCursor: page.next && writeCursor(page.next) };
  }),
} satisfies TRPCRouterRecord;
