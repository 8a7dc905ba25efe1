import { Button } from "~/components/ui/button";
import { CopyField } from "~/components/ui/copy-field";

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
  return (
    <div className="max-w-narrow">
      <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
      <p id="made-token-about" className="mt-1 mb-4 text-sm text-quiet">
        Keep it as safe as a password. It is shown only now: once you leave, nobody can look it up.
      </p>
      <CopyField
        label={name}
        text={tokenKey}
        copyLabel="Copy token"
        look="filled"
        takesFocus
        describedBy="made-token-about"
      />
      <p className="mt-5 text-sm text-quiet">To try it in a terminal:</p>
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
