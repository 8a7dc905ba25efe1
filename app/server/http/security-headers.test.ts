import { createHash } from "node:crypto";
import { expect, it } from "vitest";

import { withoutNonce } from "./security-headers";

it("lets only the scripts run that carried the nonce", () => {
  const nonce = "00ff00ff";
  const page = `<p>text</p><script nonce="${nonce}">own("${nonce}")</script><script>planted()</script>`;
  const { html, scripts } = withoutNonce(page, nonce);
  const hash = createHash("sha256").update('own("")').digest("base64");
  expect(scripts).toBe(`'sha256-${hash}'`);
  expect(html).toBe('<p>text</p><script>own("")</script><script>planted()</script>');
});
