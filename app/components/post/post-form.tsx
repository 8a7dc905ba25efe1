import { Field } from "@base-ui/react/field";
import { useForm, useSelector } from "@tanstack/react-form";
import { useHydrated } from "@tanstack/react-router";
import { useRef } from "react";

import type { DraftHandle } from "~/components/writing/use-draft";

import { Button } from "~/components/ui/button";
import { CharactersLeft } from "~/components/ui/characters-left";
import { FieldError } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { useEarlyText } from "~/components/ui/use-early-text";
import { DraftState } from "~/components/writing/draft-state";
import { MarkdownEditor } from "~/components/writing/markdown-editor";
import { TagInput } from "~/components/writing/tag-input";
import { firstMessage, focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { CONTENT_MAX, PostForm as PostFormSchema } from "~/validators/post";
import { useDraftInForm } from "./use-draft-in-form";

interface PostFormValues {
  title: string;
  content: string;
  tags: string[];
}

/** Where the post is, once it is stored. */
interface SavedPost {
  id: string;
  slug: string;
}

interface PostFormProps {
  initial?: PostFormValues;
  /** Keeps what is typed until the post is stored. */
  draft: DraftHandle;
  submitLabel: string;
  busyLabel: string;
  /** Stores the post. What it throws is shown beside its field, and the text stays. */
  save: (values: PostFormValues) => Promise<SavedPost>;
  /** After `save`, once the form no longer counts as unsaved. */
  onSaved: (post: SavedPost) => Promise<unknown>;
}

/** Text set as on the page it becomes; the line below turns to the accent where the caret is. */
const paper =
  "field-sizing-content block w-full resize-none border-edge bg-transparent py-3 focus-visible:outline-hidden placeholder:text-quiet focus:border-accent focus:shadow-[0_1px_0_var(--accent)] data-[invalid]:border-danger data-[invalid]:shadow-[0_1px_0_var(--danger)]";

const EMPTY: PostFormValues = { title: "", content: "", tags: [] };

/** The form for a new post and for a change of one: nothing but the page. */
export function PostForm({ initial = EMPTY, draft, submitLabel, busyLabel, save, onSaved }: PostFormProps) {
  const hydrated = useHydrated();
  const saved = useRef<SavedPost>(null);
  const form = useForm({
    defaultValues: initial,
    validators: {
      onSubmit: PostFormSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          saved.current = await save(PostFormSchema.parse(value));
        } catch (error) {
          return toFormErrors(error, ["title", "content", "tags"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid("post-form"),
    onSubmit: async ({ value }) => {
      form.reset(value);
      if (saved.current) await onSaved(saved.current);
    },
  });

  useEarlyText("post-form", (name, value) => {
    if (name === "title" || name === "content") form.setFieldValue(name, value);
  });
  useDraftInForm(
    draft,
    useSelector(form.store, (state) => state.values),
    ({ title, content, tags }) => {
      form.setFieldValue("title", title);
      form.setFieldValue("content", content);
      form.setFieldValue("tags", tags);
    },
  );
  const submit = () => {
    if (!form.state.isSubmitting) void form.handleSubmit();
  };

  return (
    <>
      <noscript>
        <p className="text-quiet">Writing needs JavaScript. Reading works without it.</p>
      </noscript>
      <form
        id="post-form"
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="needs-script flex flex-col gap-6"
      >
        <form.Field name="title">
          {(field) => (
            <Field.Root invalid={field.state.meta.errors.length > 0} className="flex flex-col gap-1.5">
              <Field.Label className="sr-only">Title</Field.Label>
              <Field.Control
                render={<textarea rows={1} />}
                name={field.name}
                value={field.state.value}
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
              <TagInput value={field.state.value} onValueChange={field.handleChange} />
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
              <Button type="submit" look="filled" busy={busy} disabled={!hydrated}>
                {busy ? busyLabel : submitLabel}
              </Button>
              <UnsavedGuard active={!draft.view.isKept && !busy} />
            </div>
          )}
        </form.Subscribe>
        <DraftState draft={draft} />
      </form>
    </>
  );
}
