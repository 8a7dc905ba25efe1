import { Dialog } from "@base-ui/react/dialog";
import { useSyncExternalStore } from "react";

import { Button } from "~/components/ui/button";
import { Check } from "~/components/ui/check";
import { dialogLook } from "~/components/ui/dialog-look";
import { onSingleKeys, singleKeysAreOn, switchSingleKeys } from "~/lib/single-keys";
import { SINGLE_KEYS } from "./single-keys";

interface KeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The keys that work by themselves, and the switch for those whom they trouble. */
export default function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const areOn = useSyncExternalStore(onSingleKeys, singleKeysAreOn, () => true);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogLook.backdrop} />
        <Dialog.Popup className={dialogLook.popup}>
          <Dialog.Title className={dialogLook.title}>Keyboard shortcuts</Dialog.Title>
          <div className={areOn ? "" : "text-quiet"}>
            {SINGLE_KEYS.map(({ where, keys }) => (
              <section key={where} className="mt-5">
                <h3 className="text-sm text-quiet">{where}</h3>
                <dl className="mt-1.5 grid grid-cols-[2.75rem_1fr] items-baseline gap-y-1.5">
                  {keys.map(({ key, does }) => (
                    <div key={key} className="contents">
                      <dt>
                        <kbd className="inline-block min-w-7 rounded border border-edge px-1.5 text-center font-sans text-sm">
                          {key}
                        </kbd>
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <div className="mt-6 border-t border-line pt-4">
            <Check label="Single-key shortcuts" checked={areOn} onChange={switchSingleKeys} />
            <Dialog.Description className="text-sm text-quiet">
              {areOn
                ? "They never work while you type. Remembered in this browser."
                : "They are off in this browser, on every page."}
            </Dialog.Description>
          </div>
          <div className="mt-6 flex justify-end">
            <Dialog.Close render={<Button />}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
