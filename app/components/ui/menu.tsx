import { Menu as BaseMenu } from "@base-ui/react/menu";

import type { ReactElement, ReactNode } from "react";

const item =
  "flex min-h-11 w-full cursor-pointer items-center rounded px-3 text-sm outline-none data-[highlighted]:bg-sunken sm:min-h-9";

/** A menu of actions behind one button. */
export function Menu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger
        aria-label={label}
        className="needs-script inline-flex size-11 cursor-pointer items-center justify-center rounded text-quiet transition-colors hover:bg-sunken hover:text-text data-[popup-open]:bg-sunken"
      >
        <svg viewBox="0 0 20 20" className="size-5" fill="currentColor" aria-hidden>
          <circle cx="4" cy="10" r="1.6" />
          <circle cx="10" cy="10" r="1.6" />
          <circle cx="16" cy="10" r="1.6" />
        </svg>
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="end">
          <BaseMenu.Popup className="min-w-44 rounded border border-line bg-raised p-1.5 shadow-float outline-none transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0">
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export function MenuLink({ link, children }: { link: ReactElement; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem render={link} className={item}>
      {children}
    </BaseMenu.LinkItem>
  );
}

export function MenuAction({ onSelect, danger, children }: { onSelect: () => void; danger?: boolean; children: ReactNode }) {
  return (
    <BaseMenu.Item onClick={onSelect} className={danger ? `${item} text-danger` : item}>
      {children}
    </BaseMenu.Item>
  );
}
