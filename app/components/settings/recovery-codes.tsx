import { useEffect, useRef, useState } from "react";

import { Button } from "~/components/ui/button";
import { Check } from "~/components/ui/check";
import { CopyButton } from "~/components/ui/copy-button";

/** Recovery codes, which are shown this once: to copy, to keep as a file, to print. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const [kept, setKept] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="print-alone">
        <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
          Your recovery codes
        </h3>
        <p className="mt-1 text-quiet">
          Each signs you in once when your phone or your passkeys are out of reach. They are shown only now.
          Keep them where you would find them without this device.
        </p>
        <ul className="mt-4 grid grid-cols-2 gap-x-8 gap-y-1 font-mono text-base sm:max-w-80">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <CopyButton text={codes.join("\n")} label="Copy" />
        <Button onClick={() => download(codes)}>Download</Button>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
      <div className="mt-5 flex flex-col items-start gap-3">
        <Check label="I have kept these codes" checked={kept} onChange={setKept} />
        <Button look="filled" disabled={!kept} onClick={onKept} className="disabled:opacity-60">
          Done
        </Button>
      </div>
    </>
  );
}

function download(codes: string[]): void {
  const text = `Recovery codes for ${window.location.host}. Each works once.\n\n${codes.join("\n")}\n`;
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "posthouse-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}
