import type { BrowserContext, Page } from "playwright-core";

/** What ran, or tried to, since the window was opened. */
export async function trapped(context: BrowserContext, base: string): Promise<string[]> {
  const caught: string[] = [];
  await context.exposeFunction("posthouseTrap", (what: string) => void caught.push(what));
  await context.addInitScript(() => {
    const tell = (window as unknown as { posthouseTrap: (what: string) => void }).posthouseTrap;
    for (const name of ["trap", "alert", "confirm", "prompt"]) {
      const value = () => tell(`${name} was called`);
      Object.defineProperty(window, name, { value, writable: false, configurable: false });
    }
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      // Zod, in a form of our own, tries whether it may.
      if (blockedURI === "eval" && sourceFile.startsWith(`${location.origin}/assets/`)) return;
      tell(`${violatedDirective} kept ${blockedURI} away`);
    });
  });
  context.on("page", (page) => {
    page.on("dialog", (dialog) => {
      caught.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => caught.push(`error: ${error.message}`));
    page.on("request", (request) => {
      // A link that is followed leads elsewhere; nothing else may.
      if (!request.url().startsWith(base) && !request.isNavigationRequest())
        caught.push(`asked for ${request.url()}`);
    });
  });
  return caught;
}

/** What of a page's texts a browser has made of them that none should have. */
export const strangeParts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".prose-text *")].flatMap((element) => {
      const { localName, namespaceURI } = element;
      const isKnown =
        /^(h[2-6]|p|br|hr|blockquote|pre|code|[uo]l|li|a|em|strong|s|sup|table|thead|tbody|tr|th|td|div|span|input)$/.test(
          localName,
        ) && namespaceURI === "http://www.w3.org/1999/xhtml";
      const attributes = element
        .getAttributeNames()
        .filter(
          (name) =>
            !/^(aria-label|checked|class|dir|disabled|href|id|rel|role|start|tabindex|title|type)$/.test(
              name,
            ),
        );
      const isHarmless =
        !(element instanceof HTMLAnchorElement) ||
        !element.hasAttribute("href") ||
        /^(https?|mailto):$/.test(element.protocol);
      return isKnown && attributes.length === 0 && isHarmless ? [] : [element.outerHTML];
    }),
  );
