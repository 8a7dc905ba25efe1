import { useRef, useState, type ReactNode } from "react";

import { errorReason, SESSION_NOT_FRESH } from "~/lib/api-error";
import { ConfirmIdentity } from "./confirm-identity";

/** What both Better Auth's client and a mutation may answer. */
interface Answer {
  error?: { code?: string | undefined } | null;
}

/** Whether an answer or an error says that the person has to sign in once more first. */
const asksToConfirm = (answer: unknown) =>
  (answer as Answer | undefined)?.error?.code === SESSION_NOT_FRESH ||
  errorReason(answer) === SESSION_NOT_FRESH;

/**
 * For what is dangerous: `confirmed(action)` runs the action, and where the server says that the
 * person signed in too long ago, asks them to prove who they are and runs it again. It answers what
 * the action answered, or undefined when they thought better of it. Show `dialog` on the page.
 */
export function useFreshSession(): {
  confirmed: <Result>(action: () => Promise<Result>) => Promise<Result | undefined>;
  dialog: ReactNode;
} {
  const [open, setOpen] = useState(false);
  const settle = useRef<(done: boolean) => void>(() => undefined);

  const ask = () =>
    new Promise<boolean>((resolve) => {
      settle.current = resolve;
      setOpen(true);
    });
  const close = (done: boolean) => {
    setOpen(false);
    settle.current(done);
  };

  const confirmed = async <Result,>(action: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      const answer = await action();
      if (!asksToConfirm(answer)) return answer;
    } catch (error) {
      if (!asksToConfirm(error)) throw error;
    }
    return (await ask()) ? action() : undefined;
  };

  return { confirmed, dialog: <ConfirmIdentity open={open} onClose={close} /> };
}
