import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row } from "~/components/ui/rows";

export type ListedSession = RouterOutputs["session"]["list"][number];

/** A browser that tells nothing of itself is still one of the person's. */
export const deviceOf = ({ device }: ListedSession) => device ?? "An unknown device";

const METHODS: Record<string, string> = {
  password: "with a password",
  passkey: "with a passkey",
  "password and code": "with password and code",
  "password and recovery code": "with password and recovery code",
  "link by mail": "with a link by mail",
  discord: "with Discord",
  oidc: "by single sign-on",
};

const methodOf = ({ method }: ListedSession) => (method ? (METHODS[method] ?? `with ${method}`) : undefined);

/** An IPv6 address as one writes it, without the zeros. */
function shortAddress(address: string): string {
  const url = `http://[${address}]`;
  return address.includes(":") && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}

interface SessionItemProps {
  session: ListedSession;
  busy: boolean;
  onEnd: () => void;
}

/** One browser in which the person is signed in. */
export function SessionItem({ session, busy, onEnd }: SessionItemProps) {
  const method = methodOf(session);
  const device = deviceOf(session);
  return (
    <Row
      name={
        <>
          {device}
          {session.current ? <span className="font-normal text-quiet"> · this browser</span> : null}
        </>
      }
      about={
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          <dt>Last used</dt>
          <dd>
            {session.current ? (
              "now"
            ) : (
              <RelativeTime date={session.lastUsedAt ?? session.createdAt} afterVerb />
            )}
          </dd>
          <dt>Signed in</dt>
          <dd>
            <RelativeTime date={session.createdAt} afterVerb />
            {method ? `, ${method}` : null}
          </dd>
          {session.ipAddress ? (
            <>
              <dt>From</dt>
              <dd>{shortAddress(session.ipAddress)}</dd>
            </>
          ) : null}
        </dl>
      }
      action={
        session.current ? null : (
          <Button className="needs-script" busy={busy} onClick={onEnd} aria-label={`Sign out ${device}`}>
            {busy ? "Signing out…" : "Sign out"}
          </Button>
        )
      }
    />
  );
}
