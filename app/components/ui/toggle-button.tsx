import { useHydrated } from "@tanstack/react-router";

import type { ComponentProps, ReactNode } from "react";

/** How a switch looks that stands below a text; `on` is told by the icon as well. */
export const toggleLook =
  "inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded px-2 text-sm text-quiet transition-colors hover:bg-sunken hover:text-text pointer-fine:min-h-9";

interface ToggleButtonProps extends Omit<ComponentProps<"button">, "aria-pressed"> {
  on: boolean;
  icon: ReactNode;
}

/** A quiet switch with an icon, filled while it is on. Without scripts it is not there. */
export function ToggleButton({ on, icon, children, className = "", ...props }: ToggleButtonProps) {
  const hydrated = useHydrated();
  return (
    <button
      type="button"
      disabled={!hydrated}
      {...props}
      aria-pressed={on}
      className={`needs-script tabular ${toggleLook} aria-pressed:font-medium aria-pressed:text-accent ${className}`}
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5 shrink-0"
        fill={on ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        aria-hidden
      >
        {icon}
      </svg>
      {children}
    </button>
  );
}
