/**
 * Lets "/" lead to the search while nothing has the focus: whoever writes, or is at a control, types
 * it as any other sign.
 */
export function listenForSearchKey(): void {
  document.addEventListener("keydown", (event) => {
    const isFree = document.activeElement === document.body || document.activeElement?.id === "main";
    if (event.key !== "/" || !isFree || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector<HTMLInputElement>('main input[name="q"]');
    const link = document.querySelector<HTMLElement>('header a[href="/search"]');
    if (!box && !link) return;
    event.preventDefault();
    if (!box) return link?.click();
    box.focus();
    box.select();
  });
}
