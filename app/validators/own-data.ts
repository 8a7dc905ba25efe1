import { z } from "zod/v4";

/** What may become of a member's posts when their account is deleted. */
export const postFates = ["keep", "delete"] as const;

/** A handle as a person types it to say that they mean it: with or without the @, in any case. */
const typedHandle = z
  .string({ error: "Type your handle." })
  .max(64, "That is not your handle.")
  .trim()
  .toLowerCase()
  .transform((handle) => handle.replace(/^@/, ""));

/** What it takes to delete an account. */
export const DeleteAccount = z
  .object({
    posts: z.enum(postFates, { error: "Choose what happens to what you wrote." }),
    handle: typedHandle,
  })
  .strict();

/** The same for the form of the member with this handle, who is told of a slip before anything is sent. */
export const deleteAccountForm = (handle: string) =>
  z.object({
    posts: DeleteAccount.shape.posts,
    handle: typedHandle.refine((typed) => typed === handle, notTheHandle(handle)),
  });

export const notTheHandle = (handle: string) => `Type ${handle} to confirm.`;
