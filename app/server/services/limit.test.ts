import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../db/client";
import { RateLimit } from "../db/schema";
import { newRequestContext, runWithRequestContext } from "../request-context";
import { forgetTries, pruneLimits, takeTry } from "./limit";

const limit = { name: "knock", tries: 3, seconds: 600 };

/** What each of many tries at once was answered. */
const tries = (count: number, who = "somebody") =>
  Promise.all(
    Array.from({ length: count }, () =>
      takeTry(getDatabase(), limit, who).then(
        () => "taken",
        (error: unknown) => (error as Error).message,
      ),
    ),
  );

const endWindow = () =>
  getDatabase()
    .update(RateLimit)
    .set({ resetsAt: sql`now() - interval '1 second'` });

describe("a limit", () => {
  it("lets exactly so many through, though all come at once", async () => {
    const answers = await tries(20);
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(3);
    expect(answers).toContain("Too many tries. Try again in 10 minutes.");
  });

  it("counts everybody by themselves", async () => {
    await tries(4);
    expect(await tries(1, "another")).toEqual(["taken"]);
  });

  it("begins anew when its time is over, and is not pushed back by tries meanwhile", async () => {
    await tries(5);
    const [before] = await getDatabase().select().from(RateLimit);
    await tries(5);
    expect((await getDatabase().select().from(RateLimit))[0]?.resetsAt).toEqual(before?.resetsAt);
    await endWindow();
    const answers = await tries(4);
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(3);
  });

  it("tells how long to wait", async () => {
    const context = newRequestContext();
    await runWithRequestContext(context, () => tries(4));
    expect(context.retryAfter).toBeGreaterThan(590);
    expect(context.retryAfter).toBeLessThanOrEqual(600);
  });

  it("can be forgotten", async () => {
    await tries(3);
    await forgetTries(getDatabase(), limit, "somebody");
    expect(await tries(1)).toEqual(["taken"]);
  });

  it("leaves nothing behind once its time is over", async () => {
    await tries(1);
    await pruneLimits(getDatabase());
    expect(await getDatabase().$count(RateLimit)).toBe(1);
    await endWindow();
    await pruneLimits(getDatabase());
    expect(await getDatabase().$count(RateLimit)).toBe(0);
  });
});
