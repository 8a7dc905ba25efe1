import { useThreadState } from "./thread-context";
import { anchorOf } from "./tree";

/** Closes the form in place, and gives the focus back to what opened it, or to the comment. */
export function useCloseForm(id: string, opener: string): () => void {
  const { openForm } = useThreadState();
  return () => {
    openForm(null);
    const comment = document.getElementById(anchorOf(id));
    (comment?.querySelector<HTMLElement>(opener) ?? comment)?.focus();
  };
}
