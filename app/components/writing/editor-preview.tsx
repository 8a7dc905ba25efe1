import { useMutation } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useSettled } from "./use-settled";

/** What the text is for: it decides what its rendering may hold. */
export type TextKind = "post" | "comment";

interface EditorPreviewProps {
  ref: RefObject<HTMLElement | null>;
  content: string;
  kind: TextKind;
  className: string;
}

const SETTLED_MS = 400;

/** A text as it will be shown: the server renders it, and the last answer stays until the next is there. */
export function EditorPreview({ ref, content, kind, className }: EditorPreviewProps) {
  const { html, error, isBusy, retry } = usePreview(useSettled(content, SETTLED_MS), kind);
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="Preview"
      aria-busy={isBusy}
      className={`outline-none ${className}`}
    >
      <FormError message={error} />
      {error === undefined ? null : (
        <Button className="mb-4" onClick={retry}>
          Try again
        </Button>
      )}
      {content.trim() === "" ? (
        <p className="text-quiet">There is no text yet.</p>
      ) : (
        <div className="prose-text" dangerouslySetInnerHTML={{ __html: html ?? "" }} />
      )}
    </section>
  );
}

function usePreview(content: string, kind: TextKind) {
  const api = useApi();
  const [html, setHtml] = useState<string>();
  const { mutate, error, isPending } = useMutation(api.markdown.preview.mutationOptions());
  const render = useEffectEvent(() => {
    // Only the answer to the last of several questions is told.
    if (content.trim() !== "") mutate({ content, kind }, { onSuccess: (answer) => setHtml(answer.html) });
  });
  useEffect(() => render(), [content, kind]);
  return {
    html,
    error: error ? `The preview is not up to date. ${errorMessage(error)}` : undefined,
    isBusy: isPending,
    retry: () => mutate({ content, kind }, { onSuccess: (answer) => setHtml(answer.html) }),
  };
}
