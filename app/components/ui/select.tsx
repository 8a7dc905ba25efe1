import type { ComponentProps } from "react";

/** A labelled list to choose one of. */
export function Select({ label, ...select }: ComponentProps<"select"> & { label: string }) {
  return (
    <label className="flex flex-col gap-1.5 text-sm font-medium">
      {label}
      <select
        {...select}
        className="min-h-11 w-full cursor-pointer rounded border border-edge bg-raised px-3 text-base font-normal"
      />
    </label>
  );
}
