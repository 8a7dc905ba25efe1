import type { ComponentProps, ReactNode } from "react";

const item =
  "flex min-h-11 w-full cursor-pointer items-center rounded px-3 text-sm transition-colors hover:bg-sunken pointer-fine:min-h-9";

interface MenuProps {
  /** Unique on the page. */
  id: string;
  /** What a screen reader says of the button. */
  label: string;
  /** What the button shows. */
  icon: ReactNode;
  children: ReactNode;
}

/**
 * A button and the few actions behind it. The browser itself opens it, puts it over the page and
 * closes it on Escape or a press elsewhere, with scripts or without.
 */
export function Menu({ id, label, icon, children }: MenuProps) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className="inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded text-quiet transition-colors hover:bg-sunken hover:text-text"
      >
        {icon}
      </button>
      <div
        id={id}
        popover="auto"
        onClick={(event) => {
          // The header stays when a link in its menu leads to another page.
          if ((event.target as Element).closest("a")) event.currentTarget.hidePopover();
        }}
        className="popover-menu min-w-44 rounded border border-line bg-raised p-1.5 text-text shadow-float"
      >
        {children}
      </div>
    </>
  );
}

/** The class of a link in a menu. */
export const menuItem = item;

/** An action in a menu. It closes the menu `closes` by id, where one is named. */
export function MenuAction({
  closes,
  danger = false,
  ...button
}: ComponentProps<"button"> & { closes?: string; danger?: boolean }) {
  return (
    <button
      type="button"
      {...(closes ? { popoverTarget: closes, popoverTargetAction: "hide" } : {})}
      {...button}
      className={`needs-script ${item} ${danger ? "text-danger" : ""}`}
    />
  );
}
