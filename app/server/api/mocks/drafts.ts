import { v7 as uuidv7 } from "uuid";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { Draft } from "../../db/schema";
import { makeTestCaller, sessionOf } from "./caller";

/** A new member of the site, and the API as they have it. */
export async function writer() {
  const person = await createUser(getDatabase());
  return { person, api: makeTestCaller({ session: sessionOf(person) }) };
}

/** A first save of a draft for a new post. */
export const begun = (text: Partial<{ title: string; content: string; tags: string[] }> = {}) => {
  const id = uuidv7();
  return {
    id,
    target: `new-post:${id}`,
    title: "Half",
    content: "A beginning",
    tags: ["ink"],
    version: 0,
    ...text,
  };
};

export const storedDrafts = () => getDatabase().select().from(Draft);
