import { useMatches } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

// What they do is wanted once in a while; the theme that was chosen is applied before a page is drawn.
const FooterControls = lazy(() => import("./footer-controls"));

export function Footer() {
  // A page that leads on at once does so before they are loaded: what the server drew is not theirs then.
  const page = useMatches({ select: (matches) => matches.at(-1)?.id });
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto flex max-w-column flex-wrap items-center justify-between gap-x-6 px-4 py-3 text-sm text-quiet sm:px-6">
        <p>Ink, paper, a lamp in the window.</p>
        <Suspense key={page}>
          <FooterControls />
        </Suspense>
      </div>
    </footer>
  );
}
