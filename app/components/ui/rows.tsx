import type { ComponentProps, ReactNode } from "react";

/** Things below each other with a hairline between them. */
export function Rows({ className = "", ...props }: ComponentProps<"ul">) {
  return <ul {...props} className={`divide-y divide-line border-y border-line ${className}`} />;
}

interface RowProps {
  name: ReactNode;
  /** What else there is to know of it, in quiet. */
  about?: ReactNode;
  /** What can be done with it; below on a phone where it finds no room beside. */
  action?: ReactNode;
}

/** One of several things: what it is, and what can be done with it. */
export function Row({ name, about, action }: RowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
      <div className="min-w-0 flex-[1_1_11rem] [overflow-wrap:anywhere]">
        <p className="font-medium">{name}</p>
        {about ? <div className="mt-0.5 text-sm text-quiet">{about}</div> : null}
      </div>
      {action}
    </li>
  );
}
