import { useState } from "react";

import { Button } from "./button";

/** Copies a text, and says that it did. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid("Copied."),
      () => setSaid("Copying is not allowed here. Select the text instead."),
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button className={className} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="text-sm text-quiet">
        {said}
      </span>
    </span>
  );
}
