/** What a message says, before it is set as text and as HTML. */
export interface Letter {
  subject: string;
  /** Left out where nobody has shown yet that the address and the name belong together. */
  name?: string | undefined;
  paragraphs: string[];
  /** The one link that the message is about. */
  action?: { label: string; url: string };
  /** Smaller, below the link. */
  closing: string[];
}

/** A message as it is stored and sent. */
export interface Message {
  recipient: string;
  subject: string;
  text: string;
  html: string;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const styles = {
  body: `margin:0;padding:32px 16px;${FONT};font-size:16px;line-height:1.6`,
  column: "max-width:34rem;margin:0 auto",
  mark: "margin:0 0 24px;font-family:Georgia,serif;font-size:20px;font-weight:600",
  paragraph: "margin:0 0 16px",
  button:
    "display:inline-block;padding:10px 18px;border-radius:6px;background:#b5371e;color:#fffdf8;text-decoration:none;font-weight:600",
  address: "margin:0 0 24px;font-size:13px;word-break:break-all;opacity:0.75",
  closing: "margin:0 0 8px;font-size:14px;opacity:0.75",
};

/** Sets a letter from `site` to `recipient` as plain text and as HTML. All that people typed is escaped. */
export function compose(recipient: string, letter: Letter, site: string): Message {
  return { recipient, subject: letter.subject, text: asText(letter, site), html: asHtml(letter, site) };
}

const greeting = ({ name }: Letter) => (name ? `Hello ${name},` : "Hello,");

function asText(letter: Letter, site: string): string {
  const { paragraphs, action, closing } = letter;
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  return [greeting(letter), ...paragraphs, ...link, ...closing, `-- \n${site}`].join("\n\n") + "\n";
}

function asHtml(letter: Letter, site: string): string {
  const { subject, paragraphs, action, closing } = letter;
  const line = (style: string, text: string) => `<p style="${style}">${escape(text)}</p>`;
  const link = action
    ? [
        `<p style="margin:24px 0 12px"><a href="${escape(action.url)}" style="${styles.button}">${escape(action.label)}</a></p>`,
        line(styles.address, action.url),
      ]
    : [];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escape(subject)}</title></head><body style="${styles.body}"><div style="${styles.column}">`,
    line(styles.mark, site),
    ...[greeting(letter), ...paragraphs].map((text) => line(styles.paragraph, text)),
    ...link,
    ...closing.map((text) => line(styles.closing, text)),
    "</div></body></html>",
  ].join("\n");
}
