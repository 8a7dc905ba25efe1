import { Field } from "@base-ui/react/field";
import { useForm, useSelector } from "@tanstack/react-form";
import { useHydrated } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { DraftHandle, DraftText } from "~/components/writing/use-draft";

import { Button } from "~/components/ui/button";
import { CharactersLeft } from "~/components/ui/characters-left";
import { FieldError } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { useEarlyText } from "~/components/ui/use-early-text";
import { DraftNews } from "~/components/writing/draft-news";
import { DraftState } from "~/components/writing/draft-state";
import { MarkdownEditor } from "~/components/writing/markdown-editor";
import { TagInput } from "~/components/writing/tag-input";
import { firstMessage, focusFirstInvalid, refusals, toFormErrors } from "~/lib/form-errors";
import { CONTENT_MAX, PostForm as PostFormSchema } from "~/validators/post";

/** Where the post is, once it is stored. */
interface SavedPost {
  id: string;
  slug: string;
}

interface PostFormProps {
  /** What the form begins with where nothing was kept. */
  initial: DraftText;
  draft: DraftHandle;
  submitLabel: string;
  busyLabel: string;
  /** Stores the post. What it throws is shown beside its field, and the text stays. */
  save: (values: DraftText) => Promise<SavedPost>;
  /** After `save`, once the form no longer counts as unsaved. */
  onSaved: (post: SavedPost) => Promise<unknown>;
}

/** Text set as on the page it becomes; the line below turns to the accent where the caret is. */
const paper =
  "field-sizing-content block w-full resize-none border-edge bg-transparent py-3 focus-visible:outline-hidden placeholder:text-quiet focus:border-accent focus:shadow-[0_1px_0_var(--accent)] data-[invalid]:border-danger data-[invalid]:shadow-[0_1px_0_var(--danger)]";

/** The form for a new post and for a change of one: nothing but the page. */
export function PostForm({ initial, draft, submitLabel, busyLabel, save, onSaved }: PostFormProps) {
  const hydrated = useHydrated();
  const saved = useRef<SavedPost>(null);
  // Not taken from later renders: the form would begin anew under the hands of who types.
  const [defaultValues] = useState(draft.restored ?? initial);
  const form = useForm({
    defaultValues,
    listeners: { onChange: ({ formApi }) => draft.change(formApi.state.values) },
    validators: {
      onSubmit: ({ value }) => refusals(PostFormSchema.safeParse(value).error?.issues),
      onSubmitAsync: async ({ value }) => {
        try {
          saved.current = await save(PostFormSchema.parse(value));
        } catch (error) {
          return toFormErrors(error, ["title", "content", "tags"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid("post-form"),
    onSubmit: async () => {
      if (saved.current) await onSaved(saved.current);
    },
  });

  const submit = () => {
    if (!form.state.isSubmitting) void form.handleSubmit();
  };
  const isBusy = useSelector(form.store, ({ isSubmitting }) => isSubmitting);

  useEarlyText("post-form", (name, value) => form.setFieldValue(name as keyof DraftText, value));
  useRestored(draft, (text) => {
    for (const name of ["title", "content", "tags"] as const) form.setFieldValue(name, text[name]);
  });

  return (
    <>
      <noscript>
        <p className="text-quiet">Writing needs JavaScript. Reading works without it.</p>
      </noscript>
      <form
        id="post-form"
        method="post"
        noValidate
        // What a browser puts back into fields after a reload would pass for typed.
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="needs-script flex flex-col gap-6"
      >
        <DraftNews draft={draft} />
        <form.Field name="title">
          {(field) => (
            <Field.Root invalid={field.state.meta.errors.length > 0} className="flex flex-col gap-1.5">
              <Field.Label className="sr-only">Title</Field.Label>
              <Field.Control
                render={<textarea rows={1} />}
                name={field.name}
                value={field.state.value}
                readOnly={isBusy}
                onValueChange={field.handleChange}
                onBlur={field.handleBlur}
                onKeyDown={(event) => {
                  if (event.key === "Enter") event.preventDefault();
                }}
                placeholder="Title"
                dir="auto"
                autoComplete="off"
                className={`${paper} border-b font-serif text-2xl font-semibold sm:text-3xl`}
              />
              <FieldError>{firstMessage(field.state.meta.errors)}</FieldError>
            </Field.Root>
          )}
        </form.Field>
        <form.Field name="content">
          {(field) => (
            <Field.Root invalid={field.state.meta.errors.length > 0} className="flex flex-col gap-1.5">
              <Field.Label className="sr-only">Text</Field.Label>
              <MarkdownEditor
                kind="post"
                name={field.name}
                value={field.state.value}
                onValueChange={field.handleChange}
                onBlur={field.handleBlur}
                readOnly={isBusy}
                onSubmit={submit}
                placeholder="What do you want to say?"
                rows={14}
                className={`${paper} min-h-80 border-b`}
              />
              <FieldError>{firstMessage(field.state.meta.errors)}</FieldError>
              <CharactersLeft text={field.state.value} max={CONTENT_MAX} />
            </Field.Root>
          )}
        </form.Field>
        <form.Field name="tags">
          {(field) => (
            <Field.Root invalid={field.state.meta.errors.length > 0} className="flex flex-col gap-1.5">
              <Field.Label className="text-sm font-medium">Tags</Field.Label>
              <TagInput
                value={field.state.value}
                onValueChange={field.handleChange}
                readOnly={isBusy}
                isRefused={field.state.meta.errors.length > 0}
              />
              <FieldError>{firstMessage(field.state.meta.errors)}</FieldError>
            </Field.Root>
          )}
        </form.Field>
        <form.Subscribe
          selector={(state) => ({
            busy: state.isSubmitting,
            message: typeof state.errorMap.onSubmit === "string" ? state.errorMap.onSubmit : undefined,
          })}
        >
          {({ busy, message }) => (
            <div>
              <FormError message={message} />
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <Button type="submit" look="filled" busy={busy} disabled={!hydrated}>
                  {busy ? busyLabel : submitLabel}
                </Button>
                <DraftState draft={draft} />
              </div>
              <UnsavedGuard active={!draft.isKept && !busy} />
            </div>
          )}
        </form.Subscribe>
      </form>
    </>
  );
}

/** Has the form take over a text each time that the draft has another one for it. */
function useRestored({ restored }: DraftHandle, takeOver: (text: DraftText) => void): void {
  const take = useEffectEvent(takeOver);
  const taken = useRef(restored);
  useEffect(() => {
    if (!restored || restored === taken.current) return;
    taken.current = restored;
    take(restored);
  }, [restored]);
}
