import { useForm } from "@tanstack/react-form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated } from "@tanstack/react-router";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { useEarlyText } from "~/components/ui/use-early-text";
import { toFormErrors, firstMessage, focusFirstInvalid } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { TokenForm, type TokenValues } from "~/validators/token";
import { daysOf, TokenDays, TokenScopes } from "./token-choices";
import { useFreshSession } from "./use-fresh-session";

/** The id of the form. */
export const NEW_TOKEN = "new-token";

const initial: TokenValues = { name: "", scope: "read", expiresInDays: 90 };

/** Makes a token after asking what it is for, what it may do and how long it lasts. */
export function NewToken({ onMade }: { onMade: (made: { name: string; key: string }) => void }) {
  const hydrated = useHydrated();
  const { create, dialog } = useCreateToken(onMade);
  const form = useForm({
    defaultValues: initial,
    validators: {
      onSubmit: TokenForm,
      onSubmitAsync: async ({ value }) => {
        try {
          await create(TokenForm.parse(value));
        } catch (error) {
          return toFormErrors(error, ["name"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(NEW_TOKEN),
  });
  useEarlyText(NEW_TOKEN, (name, value) => {
    if (name === "name") form.setFieldValue(name, value);
    if (name === "scope") form.setFieldValue(name, value as TokenValues["scope"]);
    if (name === "expiresInDays") form.setFieldValue(name, daysOf(value));
  });
  return (
    <>
      <noscript>
        <p className="text-quiet">Making a token needs JavaScript.</p>
      </noscript>
      <form
        id={NEW_TOKEN}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.state.isSubmitting) void form.handleSubmit();
        }}
        className="needs-script flex max-w-narrow flex-col gap-5"
      >
        <form.Field name="name">
          {(field) => (
            <Field
              label="Name"
              name="name"
              autoComplete="off"
              hint="What it is for, so that you know it again."
              value={field.state.value}
              onValueChange={field.handleChange}
              error={firstMessage(field.state.meta.errors)}
            />
          )}
        </form.Field>
        <form.Field name="scope">
          {(field) => <TokenScopes value={field.state.value} onChange={field.handleChange} />}
        </form.Field>
        <form.Field name="expiresInDays">
          {(field) => <TokenDays value={field.state.value} onChange={field.handleChange} />}
        </form.Field>
        <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
          {({ busy, error }) => (
            <div>
              <FormError message={typeof error === "string" ? error : undefined} />
              <Button type="submit" look="filled" busy={busy} disabled={!hydrated}>
                {busy ? "Making token…" : "Make token"}
              </Button>
            </div>
          )}
        </form.Subscribe>
      </form>
      {dialog}
    </>
  );
}

function useCreateToken(onMade: (made: { name: string; key: string }) => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useFreshSession();
  const { mutateAsync } = useMutation(api.token.create.mutationOptions());
  const create = async (values: TokenValues) => {
    const made = await confirmed(() => mutateAsync(values));
    if (!made) return;
    onMade({ name: values.name, key: made.key });
    await queryClient.invalidateQueries(api.token.list.queryFilter());
  };
  return { create, dialog };
}
