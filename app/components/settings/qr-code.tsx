import { encode } from "uqr";

/** Modules of empty paper around the code, without which some cameras don't find it. */
const QUIET_ZONE = 4;

/** A text as a QR code, in ink on paper by day and by night: cameras want dark on light. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded bg-scan-ground text-scan-mark"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
