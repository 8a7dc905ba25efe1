import type { ReactNode } from "react";

/** Plain links between the pages of a long list; they work without scripts. */
export function PageTurner({ first, next }: { first: ReactNode; next: ReactNode }) {
  if (!first && !next) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex flex-wrap justify-between gap-3">
      {first ?? <span />}
      {next}
    </nav>
  );
}
