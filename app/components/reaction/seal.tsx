/** A heart pressed into wax, for an icon of 20 by 20: the seal under a letter that was liked. */
export function Seal({ on }: { on: boolean }) {
  return (
    <>
      <path d="M10 2.1A2.6 2.6 0 0 1 14.3 3.4A2.6 2.6 0 0 1 17.2 6.7A2.6 2.6 0 0 1 17.8 11.1A2.6 2.6 0 0 1 16 15.2A2.6 2.6 0 0 1 12.2 17.6A2.6 2.6 0 0 1 7.8 17.6A2.6 2.6 0 0 1 4 15.2A2.6 2.6 0 0 1 2.2 11.1A2.6 2.6 0 0 1 2.8 6.7A2.6 2.6 0 0 1 5.7 3.4A2.6 2.6 0 0 1 10 2.1Z" />
      <path
        d="M10 13.6 6.9 10.5a1.95 1.95 0 0 1 3.1-2.3 1.95 1.95 0 0 1 3.1 2.3z"
        fill={on ? "var(--ground)" : "none"}
        stroke={on ? "none" : "currentColor"}
      />
    </>
  );
}
