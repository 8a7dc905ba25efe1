import { useHydrated } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";

import { CopyButton } from "./copy-button";

interface CopyFieldProps {
  label: string;
  text: string;
  copyLabel: string;
  look?: "filled" | "outlined";
  /** Whether it gets the focus once it is there, as what was just made. */
  takesFocus?: boolean;
  describedBy?: string;
  /** More to do with it, beside the button. */
  children?: ReactNode;
}

/** A text to hand on, which selects itself, and a button that copies it. */
export function CopyField(props: CopyFieldProps) {
  const hydrated = useHydrated();
  const { takesFocus = false, text } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return (
    <div className="flex flex-wrap gap-3">
      <input
        ref={field}
        readOnly
        aria-label={props.label}
        aria-describedby={props.describedBy}
        value={text}
        onFocus={(event) => event.target.select()}
        className="min-h-11 min-w-0 flex-[1_1_14rem] rounded border border-edge bg-sunken px-3 font-mono text-sm pointer-fine:min-h-9"
      />
      <CopyButton
        text={text}
        label={props.copyLabel}
        look={props.look ?? "outlined"}
        disabled={!hydrated}
        field={field}
      />
      {props.children}
    </div>
  );
}
