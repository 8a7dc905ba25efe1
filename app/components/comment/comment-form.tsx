import { Field } from "@base-ui/react/field";
import { useSelector } from "@tanstack/react-form";
import { useHydrated } from "@tanstack/react-router";
import { useEffect } from "react";

import { Button } from "~/components/ui/button";
import { CharactersLeft } from "~/components/ui/characters-left";
import { FieldError } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { UnsavedGuard } from "~/components/ui/unsaved-guard";
import { useEarlyText } from "~/components/ui/use-early-text";
import { DraftNews } from "~/components/writing/draft-news";
import { DraftState } from "~/components/writing/draft-state";
import { MarkdownEditor } from "~/components/writing/markdown-editor";
import { firstMessage } from "~/lib/form-errors";
import { COMMENT_MAX } from "~/validators/comment";
import { useCommentForm, type CommentFormOptions } from "./use-comment-form";

interface CommentFormProps extends CommentFormOptions {
  label: string;
  submitLabel: string;
  busyLabel: string;
  /** Closes a form that was opened in place, which then takes the focus at once. */
  onCancel?: () => void;
}

/** Where a comment is written: new, in reply, or anew. */
export function CommentForm({ label, submitLabel, busyLabel, onCancel, ...options }: CommentFormProps) {
  const { formId } = options;
  const hydrated = useHydrated();
  const { form, draft, change } = useCommentForm(options);
  const submit = () => {
    if (!form.state.isSubmitting) void form.handleSubmit();
  };
  const isBusy = useSelector(form.store, ({ isSubmitting }) => isSubmitting);
  useEarlyText(formId, (_, value) => form.setFieldValue("content", value));
  const isInPlace = onCancel !== undefined;
  const takesFocus = isInPlace || (hydrated && location.hash === `#${formId}`);
  useEffect(() => {
    if (takesFocus) document.querySelector<HTMLElement>(`#${formId} textarea`)?.focus();
  }, [takesFocus, formId]);

  return (
    <form
      id={formId}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onCancel?.();
      }}
      className="needs-script mt-2 mb-3 flex flex-col gap-3"
    >
      <DraftNews draft={draft} />
      <form.Field name="content">
        {(field) => (
          <Field.Root invalid={field.state.meta.errors.length > 0} className="flex flex-col gap-1.5">
            <Field.Label className={isInPlace ? "sr-only" : "text-sm font-medium"}>{label}</Field.Label>
            <MarkdownEditor
              name={field.name}
              value={field.state.value}
              onValueChange={(text) => {
                field.handleChange(text);
                change(text);
              }}
              onBlur={field.handleBlur}
              readOnly={isBusy}
              onSubmit={submit}
              focusFirst={takesFocus}
              rows={isInPlace ? 3 : 4}
              className="mt-1 min-h-24 rounded border border-edge px-3 py-2 text-base data-[invalid]:border-danger"
            />
            <FieldError>{firstMessage(field.state.meta.errors)}</FieldError>
            <CharactersLeft text={field.state.value} max={COMMENT_MAX} />
          </Field.Root>
        )}
      </form.Field>
      <form.Subscribe
        selector={(state) => ({
          busy: state.isSubmitting,
          message: typeof state.errorMap.onSubmit === "string" ? state.errorMap.onSubmit : undefined,
          isDirty: !state.isDefaultValue,
        })}
      >
        {({ busy, message, isDirty }) => (
          <div>
            <FormError message={message} className="mb-3" />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" look="filled" busy={busy} disabled={!hydrated}>
                {busy ? busyLabel : submitLabel}
              </Button>
              {onCancel ? (
                <Button look="plain" onClick={onCancel}>
                  Cancel
                </Button>
              ) : null}
              <DraftState draft={draft} />
            </div>
            <UnsavedGuard active={isDirty && !busy && !draft.isKept} />
          </div>
        )}
      </form.Subscribe>
    </form>
  );
}
