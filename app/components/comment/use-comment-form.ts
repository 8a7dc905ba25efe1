import { useForm } from "@tanstack/react-form";
import { useEffect, useRef, useState } from "react";

import type { Publishing } from "~/components/writing/draft-saver";
import type { ThreadComment } from "./tree";

import { useDraft, type DraftTarget } from "~/components/writing/use-draft";

import { focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { CommentForm } from "~/validators/comment";

/** What goes to the server beside what the form is for. */
export interface Written extends Publishing {
  content: string;
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
  const original = { title: "", content: initial, tags: [] };
  const draft = useDraft({ target, baseVersion: version, original });
  const saved = useRef<ThreadComment>(null);
  // Not taken from later renders: what was restored would stand there again once it is sent.
  const [defaultValues, setDefaultValues] = useState({ content: draft.restored?.content ?? initial });
  const form = useForm({
    defaultValues,
    validators: {
      onSubmit: CommentForm,
      onSubmitAsync: async ({ value: { content } }) => {
        try {
          saved.current = await draft.publish((kept) => save({ content, ...kept }));
        } catch (error) {
          return toFormErrors(error, ["content"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(formId),
    onSubmit: () => {
      const nothing = { content: "" };
      setDefaultValues(nothing);
      form.reset(nothing);
      if (saved.current) onSaved(saved.current);
    },
  });

  const restored = draft.restored?.content;
  useEffect(() => {
    if (restored !== undefined) form.setFieldValue("content", restored);
  }, [restored, form]);

  const change = (content: string) => draft.change({ title: "", content, tags: [] });
  return { form, draft, change };
}
