/** How every dialog looks, and the page behind it. */
const fading = "transition-opacity data-[ending-style]:opacity-0 data-[starting-style]:opacity-0";

export const dialogLook = {
  backdrop: `fixed inset-0 bg-veil ${fading}`,
  popup: `fixed top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded border border-line bg-raised p-6 shadow-float ${fading}`,
  title: "line-clamp-4 font-serif text-xl font-semibold [overflow-wrap:anywhere]",
};
