import { createLink } from "@tanstack/react-router";

import type { ComponentProps } from "react";

const shape =
  "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded px-4 text-sm font-medium whitespace-nowrap transition-colors pointer-fine:min-h-9 aria-disabled:cursor-default aria-disabled:opacity-80";

const looks = {
  filled: "border border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  outlined: "border border-edge hover:bg-sunken",
  plain: "text-quiet hover:bg-sunken hover:text-text",
  danger: "border border-danger text-danger hover:bg-danger hover:text-ground",
} as const;

interface Look {
  look?: keyof typeof looks;
}

const classes = (look: keyof typeof looks, extra?: string) =>
  [shape, looks[look], extra].filter(Boolean).join(" ");

/**
 * A button. While `busy` it keeps its place and its focus, says so to a screen reader, and does
 * nothing when pressed.
 */
export function Button({
  look = "outlined",
  busy = false,
  className,
  onClick,
  type = "button",
  ...props
}: ComponentProps<"button"> & Look & { busy?: boolean }) {
  return (
    <button
      {...props}
      type={type}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={classes(look, className)}
    />
  );
}

/** A link that looks like a button, for what leads to another page. */
export const ButtonLink = createLink(function ButtonAnchor({
  look = "outlined",
  className,
  ...props
}: ComponentProps<"a"> & Look) {
  return <a {...props} className={classes(look, className)} />;
});
