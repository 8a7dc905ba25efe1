import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { RelativeTime } from "~/components/ui/relative-time";
import { useApi } from "~/trpc/use-api";

/** Everything that a development server would have sent, newest first. */
export function Inbox() {
  const { data: messages } = useSuspenseQuery(useApi().mail.inbox.queryOptions());
  return (
    <Page>
      <h1 className="font-serif text-2xl font-semibold">Development inbox</h1>
      <p className="mt-2 text-quiet">
        Mail that this server would have sent, to whomever. With SMTP_URL it is sent instead.
      </p>
      {messages.length === 0 ? (
        <p className="mt-8">Nothing so far. Sign up, or ask for a new password.</p>
      ) : null}
      <ul className="mt-6 divide-y divide-line">
        {messages.map(({ id, subject, recipient, createdAt }) => (
          <li key={id}>
            <Link
              to="/inbox"
              search={{ message: id }}
              className="-mx-3 block rounded px-3 py-4 [overflow-wrap:anywhere] transition-colors hover:bg-sunken"
            >
              <span className="font-medium">{subject}</span>
              <span className="mt-0.5 block text-sm text-quiet">
                to {recipient}, <RelativeTime date={createdAt} afterVerb />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** One message, as text with its links and as the HTML that a mail program would show. */
export function InboxMessage({ id }: { id: string }) {
  const { data: message } = useSuspenseQuery(useApi().mail.message.queryOptions({ id }));
  return (
    <Page>
      <Link to="/inbox" className="inline-flex min-h-11 items-center text-sm text-quiet hover:text-text">
        <span aria-hidden>←&nbsp;</span>Development inbox
      </Link>
      <h1 className="mt-2 font-serif text-2xl font-semibold">{message.subject}</h1>
      <p className="mt-1 text-sm [overflow-wrap:anywhere] text-quiet">to {message.recipient}</p>
      <pre className="mt-6 border-t border-line pt-6 font-sans text-base [overflow-wrap:anywhere] whitespace-pre-wrap">
        <WithLinks text={message.text} />
      </pre>
      <h2 className="mt-10 border-t border-line pt-6 text-sm font-medium">As HTML</h2>
      <iframe
        title="The message as HTML"
        sandbox=""
        srcDoc={message.html}
        className="mt-3 h-120 w-full rounded border border-line bg-raised"
      />
    </Page>
  );
}

function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} className="text-accent underline underline-offset-4">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
