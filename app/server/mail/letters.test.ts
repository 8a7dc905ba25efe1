import { expect, it } from "vitest";

import { compose } from "./letter";
import { confirmChange, securityNotice, verifyAddress } from "./letters";

const baseUrl = "https://posts.example.org";
const reader = { name: 'Ada "<b onclick=x>" & Co', emailVerified: true };

it("says the same as text and as HTML, with the link in both", () => {
  const url = `${baseUrl}/verify-email?token=abc&redirect=%2Fposts%2Fnew`;
  const { text, html, recipient } = compose("ada@example.com", verifyAddress(url), "Our <site>");
  expect(recipient).toBe("ada@example.com");
  expect(text).toContain(url);
  expect(html).toContain(`href="${url.replace("&", "&amp;")}"`);
  for (const part of [text, html]) expect(part).toContain("The link works for one day.");
});

it("escapes what people typed", () => {
  const { html, text } = compose(
    "ada@example.com",
    confirmChange(reader, "<i>@example.com", baseUrl),
    "Our <site>",
  );
  expect(html).toContain("Hello Ada &quot;&lt;b onclick=x&gt;&quot; &amp; Co,");
  expect(html).toContain("&lt;i&gt;@example.com");
  expect(html).not.toMatch(/<b |<i>|<site>/);
  expect(text).toContain(`Hello ${reader.name},`);
});

it("names nobody to an address that is not known to be theirs", () => {
  const unknown = { ...reader, emailVerified: false };
  const { html, text } = compose(
    "a@example.com",
    securityNotice(unknown, "passkey-added", { baseUrl }),
    "Our <site>",
  );
  for (const part of [html, text]) expect(part).not.toContain("Ada");
});

it("loads nothing from anywhere", () => {
  const { html } = compose(
    "a@example.com",
    securityNotice(reader, "password-changed", { baseUrl }),
    "Our <site>",
  );
  expect(html).not.toMatch(/<(img|link|script|style)|url\(/);
});
