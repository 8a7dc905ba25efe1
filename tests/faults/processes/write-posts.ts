import { Post } from "~/server/db/schema";
import { openDatabase } from "~/server/db/open";

/** Writes posts, some alone and some by threes, and names each after it was acknowledged. */
const { db } = await openDatabase({ command: "write-posts" });

for (let round = 0; ; round += 1) {
  if (round % 3) {
    const [post] = await db
      .insert(Post)
      .values({ title: `alone ${round}`, content: "x".repeat(round % 5000) })
      .returning();
    process.stdout.write(`${post?.id}\n`);
    continue;
  }
  const ids = await db.transaction(async (tx) => {
    const posts = [];
    for (const part of [1, 2, 3]) {
      posts.push(
        ...(await tx
          .insert(Post)
          .values({ title: `together ${process.pid} ${round}`, content: `part ${part}` })
          .returning()),
      );
    }
    return posts.map((post) => post.id);
  });
  process.stdout.write(`${ids.join("\n")}\n`);
}
