import { useForm } from "@tanstack/react-form";
import { useEffect, useRef, useState } from "react";

import type { ThreadComment } from "./tree";

import { useDraft, type DraftTarget } from "~/components/writing/use-draft";

import { focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { CommentForm } from "~/validators/comment";
import { newerText, type NewerText } from "./newer-text";
import { useThreadState } from "./thread-context";

/** What goes to the server beside what the form is for. */
export interface Written {
  content: string;
  draftId: string | undefined;
  /** The version that was seen, where something that stands there is changed. */
  version: number | undefined;
}

export interface CommentFormOptions {
  formId: string;
  target: DraftTarget;
  initial: string;
  version?: number | undefined;
  save: (written: Written) => Promise<ThreadComment>;
  onSaved: (comment: ThreadComment) => void;
}

/** The state of a form that a comment is written in. What it throws away is kept somewhere else before. */
export function useCommentForm({ formId, target, initial, version, save, onSaved }: CommentFormOptions) {
  const { texts } = useThreadState();
  const draft = useDraft({ target, baseVersion: version });
  const saved = useRef<ThreadComment>(null);
  const [newer, setNewer] = useState<NewerText>();
  const form = useForm({
    defaultValues: { content: draft.restored?.content ?? texts.get(target) ?? initial },
    validators: {
      onSubmit: CommentForm,
      onSubmitAsync: async ({ value: { content } }) => {
        try {
          saved.current = await save({ content, draftId: draft.id, version: newer?.version ?? version });
        } catch (error) {
          setNewer((known) => newerText(error) ?? known);
          return toFormErrors(error, ["content"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(formId),
    onSubmit: () => {
      form.reset({ content: "" });
      texts.delete(target);
      draft.forget();
      if (saved.current) onSaved(saved.current);
    },
  });

  const restored = draft.restored?.content;
  useEffect(() => {
    // It may come after the form is shown; what was typed until then counts more.
    if (restored !== undefined && form.state.isPristine) form.setFieldValue("content", restored);
  }, [restored, form]);

  const change = (content: string) => {
    texts.set(target, content);
    draft.change({ title: "", content, tags: [] });
  };
  return { form, draft, change, newer };
}
