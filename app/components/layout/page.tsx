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

/** The title of a page, and a sentence about it. */
export function PageHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-8">
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      {children ? <p className="mt-2 text-quiet">{children}</p> : null}
    </header>
  );
}

interface MessagePageProps {
  title: string;
  /** As wide as the form that it follows or leads to. */
  narrow?: boolean;
  children: ReactNode;
  action: ReactNode;
}

/** A page that has one thing to say and one way on. */
export function MessagePage({ title, narrow = false, children, action }: MessagePageProps) {
  return (
    <Page narrow={narrow}>
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      <p className={`mt-3 text-quiet ${narrow ? "" : "max-w-[60ch] text-lg"}`}>{children}</p>
      <div className="mt-8">{action}</div>
    </Page>
  );
}
