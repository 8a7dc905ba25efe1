import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";

import { Page } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";

/** Takes the place of a form whose answer goes by mail, and gets the focus that the form had. */
export function CheckInbox({ children, action }: { children: ReactNode; action?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Page narrow>
      <h1 ref={heading} tabIndex={-1} className="font-serif text-2xl font-semibold outline-none">
        Check your inbox
      </h1>
      <div className="mt-3 flex flex-col gap-3 [overflow-wrap:anywhere] text-quiet">
        {children}
        <p>Nothing there after a few minutes? Look among the unwanted mail too.</p>
        <DevelopmentInbox />
      </div>
      {action ? <div className="mt-8">{action}</div> : null}
    </Page>
  );
}

/** Where mail goes on a developer’s machine. */
export function DevelopmentInbox() {
  const { data: mode } = useSuspenseQuery(useApi().auth.mail.queryOptions());
  if (mode !== "inbox") return null;
  return (
    <p>
      This is a development server:{" "}
      <Link to="/inbox" className="text-accent underline underline-offset-4">
        see what it would have sent
      </Link>
      .
    </p>
  );
}
