const paths = {
  bold: "M6 4h5a3.5 3.5 0 0 1 0 7H6zM6 11h6a3.5 3.5 0 0 1 0 7H6z",
  italic: "M9 4h6M5 17h6M12 4 8 17",
  heading: "M5 4v13M15 4v13M5 10.5h10",
  link: "M9 11.5a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.2 3.2 0 0 0-4.6-4.6l-1 1M11 8.5a3.2 3.2 0 0 0-4.6 0l-2.6 2.6a3.2 3.2 0 0 0 4.6 4.6l1-1",
  quote: "M4 5v10M8 6h8M8 10h8M8 14h5",
  code: "m7 6-4 4 4 4M13 6l4 4-4 4",
  bulleted: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbered: "M9 5h8M9 10h8M9 15h8M3 3.5l1.5-.8v5M3 12.4c.4-1 2.6-1 2.6.5 0 1.2-2.6 2-2.6 3.6h2.8",
  task: "M9.5 5.5H17M9.5 14.5H17M2.5 5.5 4 7l3-3.5M2.5 14.5 4 16l3-3.5",
  preview:
    "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  remove: "m6 6 8 8M14 6l-8 8",
} as const;

export type IconName = keyof typeof paths;

export function EditorIcon({ name, className = "size-5" }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "bold" ? 2.2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      <path d={paths[name]} />
    </svg>
  );
}
