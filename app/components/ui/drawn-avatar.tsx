import { initialOf } from "~/lib/text";

/** Dashes of the ring in units of its 160, so that a whole number of them closes it. */
const RINGS = ["2 2", "6 2", "8 2 4 2", "14 2", "1 3", "3 1"];

/** A small number that is always the same for a text and rarely for two. */
function mark(text: string): number {
  let sum = 2_166_136_261;
  for (const character of text) sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return sum >>> 8;
}

/** A postmark with the initial of a name: its tint, ring and slant are those of the handle. */
export function DrawnAvatar({
  member: { name, handle },
  className,
}: {
  member: { name: string; handle: string };
  className: string;
}) {
  const number = mark(handle);
  const hue = (number % 12) * 30;
  return (
    <svg viewBox="0 0 64 64" aria-hidden className={className}>
      <circle cx="32" cy="32" r="32" style={{ fill: `oklch(from var(--line) l 0.035 ${hue})` }} />
      <circle
        cx="32"
        cy="32"
        r="27"
        pathLength="160"
        fill="none"
        strokeWidth="2"
        strokeDasharray={RINGS[(number >> 4) % RINGS.length]}
        transform={`rotate(${(number >> 8) % 360} 32 32)`}
        style={{ stroke: `oklch(from var(--edge) l 0.07 ${hue})` }}
      />
      <text
        x="32"
        y="30.5"
        textAnchor="middle"
        dominantBaseline="central"
        fontSize="28"
        className="fill-text font-serif font-semibold select-none"
      >
        {initialOf(name) ?? initialOf(handle)}
      </text>
    </svg>
  );
}
