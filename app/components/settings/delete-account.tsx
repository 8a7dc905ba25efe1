import { useForm } from "@tanstack/react-form";
import { useHydrated } from "@tanstack/react-router";
import { useRef } from "react";

import type { z } from "zod/v4";
import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { Choices } from "~/components/ui/choices";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { counted, listed } from "~/lib/amounts";
import { errorCode } from "~/lib/api-error";
import { firstMessage, focusFirstInvalid, toFormErrors, type FormErrors } from "~/lib/form-errors";
import { deleteAccountForm } from "~/validators/own-data";
import { useDeleteAccount } from "./use-delete-account";
import { useFreshSession } from "./use-fresh-session";

type Summary = RouterOutputs["data"]["summary"];
type Values = z.input<ReturnType<typeof deleteAccountForm>>;

const FORM_ID = "delete-account";

/** The form by which a member deletes their account. Typing the handle is the one question asked. */
export function DeleteAccount({ summary }: { summary: Summary }) {
  const hydrated = useHydrated();
  const { form, dialog } = useDeleteForm(summary);
  const { handle, counts } = summary;
  return (
    <>
      <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
        {({ busy, error }) => (
          <form
            id={FORM_ID}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!busy) void form.handleSubmit();
            }}
            className="needs-script mt-6 flex max-w-narrow flex-col gap-5"
          >
            {counts.posts + counts.comments > 0 ? (
              <form.Field name="posts">
                {(field) => (
                  <Choices
                    label={`What happens to your ${written(counts)}`}
                    name="posts"
                    choices={postFates(counts)}
                    value={field.state.value}
                    onValueChange={field.handleChange}
                    error={firstMessage(field.state.meta.errors)}
                  />
                )}
              </form.Field>
            ) : null}
            <form.Field name="handle">
              {(field) => (
                <Field
                  label={`Your handle, ${handle}, to confirm`}
                  name="handle"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={field.state.value}
                  onValueChange={field.handleChange}
                  error={firstMessage(field.state.meta.errors)}
                />
              )}
            </form.Field>
            <div>
              <FormError message={typeof error === "string" ? error : undefined} />
              <Button type="submit" look="danger" busy={busy} disabled={!hydrated}>
                {busy ? "Deleting…" : "Delete account"}
              </Button>
            </div>
          </form>
        )}
      </form.Subscribe>
      {/* Beside the form: what is submitted in it would count as submitted here. */}
      {dialog}
    </>
  );
}

function useDeleteForm({ handle, counts }: Summary) {
  const { remove, leave } = useDeleteAccount();
  const { confirmed, dialog } = useFreshSession();
  const deleted = useRef<RouterOutputs["data"]["delete"]>(undefined);
  const schema = deleteAccountForm(handle);
  const form = useForm({
    // Who wrote nothing has nothing to choose.
    defaultValues: {
      posts: counts.posts + counts.comments > 0 ? undefined : "keep",
      handle: "",
    } as unknown as Values,
    validators: {
      onSubmit: schema,
      onSubmitAsync: async ({ value }): Promise<FormErrors | undefined> => {
        try {
          deleted.current = await confirmed(() => remove(schema.parse(value)));
          return deleted.current ? undefined : { fields: {}, form: "Your account was not deleted." };
        } catch (error) {
          return errorCode(error) === "UNAUTHORIZED" ? signedOut : toFormErrors(error, ["posts", "handle"]);
        }
      },
    },
    onSubmitInvalid: focusFirstMissing,
    onSubmit: () => deleted.current && leave(deleted.current),
  });
  return { form, dialog };
}

type Counts = Pick<Summary["counts"], "posts" | "comments">;

/** What there is of the two: "posts and comments", or one of them. */
const written = ({ posts, comments }: Counts) =>
  listed([...(posts > 0 ? ["posts"] : []), ...(comments > 0 ? ["comments"] : [])]);

/** What may become of what one wrote: there is no default, since neither choice can be taken back. */
function postFates({ posts, comments }: Counts): { value: Values["posts"]; label: string; about: string }[] {
  const kinds = [posts > 0 ? amount(posts, "post") : "", comments > 0 ? amount(comments, "comment") : ""];
  const all = `my ${listed(kinds.filter(Boolean))}`;
  return [
    {
      value: "keep",
      label: `Keep ${all}`,
      about: "Shown as by “deleted member”. Nobody but a moderator can change or delete anything then.",
    },
    {
      value: "delete",
      label: `Delete ${all} too`,
      about: `Gone for everyone, and can’t be brought back.${comments > 0 ? " Replies of others to your comments stay." : ""}`,
    },
  ];
}

const amount = (count: number, noun: string) => (count === 1 ? noun : counted(count, noun));

/** As when another tab was first. */
const signedOut: FormErrors = {
  fields: {},
  form: "You are signed out: this account is deleted already, or your session has ended.",
};

function focusFirstMissing(): void {
  requestAnimationFrame(() => {
    const choice = document.querySelector<HTMLElement>(`#${FORM_ID} [data-missing] input`);
    if (choice) choice.focus();
    else focusFirstInvalid(FORM_ID);
  });
}
