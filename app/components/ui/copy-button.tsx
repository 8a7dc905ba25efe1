import { useState, type RefObject } from "react";

import { Button } from "./button";
import { Status } from "./status";

interface CopyButtonProps {
  text: string;
  label: string;
  look?: "filled" | "outlined";
  disabled?: boolean;
  /** Where the text can be seen: it is selected where a browser keeps the clipboard to itself. */
  field?: RefObject<HTMLInputElement | null>;
}

/** Copies a text, and says that it did in a line below its row. */
export function CopyButton({ text, label, look, disabled, field }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied.");
    } catch {
      field?.current?.select();
      setSaid(
        field
          ? "It is selected: copy it with your keyboard or by a long press."
          : "This browser does not let a page copy. Select the text instead.",
      );
    }
  };
  return (
    <>
      <Button look={look} disabled={disabled} onClick={() => void copy()}>
        {label}
      </Button>
      <Status className="order-last basis-full empty:absolute">{said}</Status>
    </>
  );
}
