/** A quiet bar in the place of a line to come. `width` is any CSS width. */
export function Skeleton({ width, tall = false }: { width: string; tall?: boolean }) {
  return <span aria-hidden className={`block rounded bg-line ${tall ? "h-7" : "h-4"}`} style={{ width }} />;
}
