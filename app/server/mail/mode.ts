import { env } from "~/env/server";

/**
 * Where mail goes: `smtp` to the mail server, `inbox` to a page of the development server, `none`
 * nowhere, so that nothing which needs mail is offered.
 */
export type MailMode = "smtp" | "inbox" | "none";

export function mailMode(): MailMode {
  const { smtpUrl, mode } = env();
  if (smtpUrl) return "smtp";
  return mode === "development" ? "inbox" : "none";
}
