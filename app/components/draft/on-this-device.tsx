import { useSuspenseQuery } from "@tanstack/react-query";
import { useHydrated } from "@tanstack/react-router";

import { ButtonLink } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row, Rows } from "~/components/ui/rows";
import { deviceRecords, type DeviceRecord } from "~/components/writing/draft-device";
import { useApi } from "~/trpc/use-api";
import { nameOf } from "./draft-row";

/** What this device kept without a network, and the server does not have until it is opened again. */
export function OnThisDevice() {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const isHydrated = useHydrated();
  const records = isHydrated && session ? deviceRecords(session.user.id) : [];
  if (records.length === 0) return null;
  return (
    <section className="mb-10">
      <h2 className="font-medium">Only on this device</h2>
      <p className="mt-1 mb-3 text-sm text-quiet">Open one, and it is saved like the others.</p>
      <Rows>
        {records.map((record) => (
          <Row
            key={record.key}
            name={
              <span className="font-serif" dir="auto">
                {nameOf({ title: record.text.title, extract: record.text.content })}
              </span>
            }
            about={<RelativeTime date={new Date(record.at)} />}
            action={<OpenLink record={record} />}
          />
        ))}
      </Rows>
    </section>
  );
}

function OpenLink({ record: { target, text } }: { record: DeviceRecord }) {
  const [kind, id = ""] = target.split(":");
  const label = `Open ${nameOf({ title: text.title, extract: text.content })}`;
  if (kind === "new-post") {
    return (
      <ButtonLink to="/posts/new" search={{ draft: id }} aria-label={label}>
        Open
      </ButtonLink>
    );
  }
  if (kind === "post") {
    return (
      <ButtonLink to="/posts/$postId/edit" params={{ postId: id }} aria-label={label}>
        Open
      </ButtonLink>
    );
  }
  if (kind === "reply-to-post") {
    return (
      <ButtonLink to="/posts/$postId/{-$slug}" params={{ postId: id }} aria-label={label}>
        Open
      </ButtonLink>
    );
  }
  return null;
}
