import { createFileRoute, notFound } from "@tanstack/react-router";

import { Inbox, InboxMessage } from "~/components/mail/inbox";
import { errorCode } from "~/lib/api-error";
import { pageTitle } from "~/lib/page-title";

/** Mail on a developer's machine. Elsewhere the API says that there is nothing here. */
export const Route = createFileRoute("/inbox")({
  validateSearch: ({ message }: Record<string, unknown>): { message?: string | undefined } => ({
    message: typeof message === "string" ? message : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient, api }, deps: { message } }) => {
    try {
      if (message) await queryClient.query(api.mail.message.queryOptions({ id: message }));
      else await queryClient.query({ ...api.mail.inbox.queryOptions(), staleTime: 0 });
    } catch (error) {
      const code = errorCode(error);
      throw code === "NOT_FOUND" || code === "BAD_REQUEST" ? notFound() : error;
    }
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Development inbox") }] }),
  component: InboxPage,
});

function InboxPage() {
  const { message } = Route.useSearch();
  return message ? <InboxMessage id={message} /> : <Inbox />;
}
