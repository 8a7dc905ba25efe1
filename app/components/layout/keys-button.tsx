import { lazy, Suspense, useState } from "react";

const KeysDialog = lazy(() => import("./keys-dialog"));

/** Opens the list of keys, for those who don't know the key for it. */
export function KeysButton() {
  // Once it was open it stays, so that it can fade.
  const [isOpen, setOpen] = useState<boolean>();
  return (
    <>
      <button
        type="button"
        data-keys
        onClick={() => setOpen(true)}
        className="needs-script -mx-2 inline-flex min-h-11 cursor-pointer items-center rounded px-2 underline-offset-[6px] hover:text-text hover:underline"
      >
        Keyboard shortcuts
      </button>
      {isOpen === undefined ? null : (
        <Suspense>
          <KeysDialog open={isOpen} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  );
}
