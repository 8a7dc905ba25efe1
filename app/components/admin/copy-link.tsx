import { useHydrated } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { Button } from "~/components/ui/button";

/** A link to send to others, with a button that copies it. */
export function CopyLink({ url }: { url: string }) {
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState("");

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setStatus("Copied.");
    } catch {
      // Browsers keep the clipboard to sites under https.
      field.current?.select();
      setStatus("Your browser wants you to copy it yourself: it is selected.");
    }
  };

  return (
    <>
      <input
        ref={field}
        readOnly
        aria-label="Link of the invitation"
        value={url}
        onFocus={(event) => event.target.select()}
        className="min-h-11 min-w-0 grow basis-56 rounded border border-line bg-sunken px-3 text-sm pointer-fine:min-h-9"
      />
      <Button disabled={!hydrated} onClick={() => void copy()}>
        Copy link
      </Button>
      <p role="status" className="text-sm text-quiet empty:hidden">
        {status}
      </p>
    </>
  );
}
