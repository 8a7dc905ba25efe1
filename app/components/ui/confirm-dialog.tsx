import { AlertDialog } from "@base-ui/react/alert-dialog";

import type { ReactNode } from "react";

import { Button } from "./button";
import { dialogLook } from "./dialog-look";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
  /** A verb and its object: "Delete post". */
  confirmLabel: string;
  cancelLabel?: string;
  onConfirm: () => void;
  busy?: boolean;
  /** Gets the focus back when what opened the dialog is gone. */
  returnFocusTo?: () => HTMLElement | null;
}

/** Asks once before something that can't be undone. The focus starts on the harmless answer. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialogLook.backdrop} />
        <AlertDialog.Popup finalFocus={props.returnFocusTo} className={dialogLook.popup}>
          <AlertDialog.Title className={dialogLook.title}>{props.title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-base text-quiet">
            {props.children}
          </AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close render={<Button />}>{props.cancelLabel ?? "Cancel"}</AlertDialog.Close>
            <Button look="danger" busy={props.busy ?? false} onClick={props.onConfirm}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
