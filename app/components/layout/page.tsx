import type { ReactNode } from "react";

/** The column of a page. `narrow` is for forms of a few fields. */
export function Page({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full px-4 py-10 outline-none sm:px-6 sm:py-14 ${narrow ? "max-w-narrow" : "max-w-column"}`}
    >
      {children}
    </main>
  );
}

/** A page that has one thing to say and one way on. */
export function MessagePage({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <Page>
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      <p className="mt-3 max-w-[60ch] text-lg text-quiet">{children}</p>
      <div className="mt-8">{action}</div>
    </Page>
  );
}
