import { useEffect, useRef, useState } from "react";

import { Button } from "~/components/ui/button";

/** A token right after it was made: the only time that it can be read. */
export function MadeToken({
  name,
  tokenKey,
  onDone,
}: {
  name: string;
  tokenKey: string;
  onDone: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => field.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tokenKey);
      setSaid("Copied.");
    } catch {
      field.current?.select();
      setSaid("It is selected: copy it with your keyboard or by a long press.");
    }
  };

  return (
    <div className="rounded border border-line bg-raised p-4 sm:p-5">
      <label htmlFor="made-token" className="block font-medium [overflow-wrap:anywhere]">
        {name}
      </label>
      <p id="made-token-about" className="mt-1 text-sm text-quiet">
        Keep it as safe as a password. It is shown only now: once you leave, nobody can look it up.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <input
          id="made-token"
          ref={field}
          readOnly
          value={tokenKey}
          aria-describedby="made-token-about"
          onFocus={(event) => event.target.select()}
          className="min-h-11 min-w-0 flex-[1_1_14rem] rounded border border-edge bg-sunken px-3 font-mono text-sm"
        />
        <Button look="filled" onClick={() => void copy()}>
          Copy token
        </Button>
      </div>
      <p role="status" className="mt-2 min-h-5 text-sm text-quiet">
        {said}
      </p>
      <p className="mt-3 text-sm text-quiet">To try it in a terminal:</p>
      <pre
        tabIndex={0}
        role="region"
        aria-label="Example"
        className="mt-2 overflow-x-auto rounded bg-sunken px-3 py-2.5 text-xs"
      >
        <code>{`curl -H "Authorization: Bearer ${tokenKey}" ${window.location.origin}/api/trpc/auth.getSession`}</code>
      </pre>
      <Button className="mt-5" onClick={onDone}>
        I have kept it
      </Button>
    </div>
  );
}
