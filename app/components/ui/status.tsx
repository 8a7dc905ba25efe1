import type { ComponentProps } from "react";

/**
 * What came of an action, said aloud once it is there. It can take the focus of a button that went
 * with what it acted on. `className` gives its distance to what it follows, while it says something.
 */
export function Status({ className = "not-empty:mt-3", ...props }: ComponentProps<"p">) {
  return (
    <p
      role="status"
      tabIndex={-1}
      {...props}
      className={`text-sm [overflow-wrap:anywhere] text-quiet outline-none ${className}`}
    />
  );
}
