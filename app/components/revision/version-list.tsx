import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { RelativeTime } from "~/components/ui/relative-time";
import { Row, Rows } from "~/components/ui/rows";
import { listed } from "~/lib/amounts";
import { Writer } from "./version-view";

type Version = RouterOutputs["revision"]["list"]["items"][number];

interface VersionListProps {
  versions: Version[];
  /** The one that is shown above. */
  shown: number;
  /** A link to a version, which says `children`. */
  link: (version: number, children: ReactNode) => ReactNode;
}

/** The versions there are, newest first, each a link to what it changed. */
export function VersionList({ versions, shown, link }: VersionListProps) {
  return (
    <Rows>
      {versions.map((item) => (
        <Row
          key={item.version}
          name={
            item.version === shown ? (
              <span aria-current="true">Version {item.version}, shown above</span>
            ) : (
              link(item.version, `Version ${item.version}`)
            )
          }
          about={
            <>
              <Writer editor={item.editor} />, <RelativeTime date={item.writtenAt} afterVerb />
              {whatChanged(item)}
            </>
          }
        />
      ))}
    </Rows>
  );
}

function whatChanged({ version, changed }: Version): string {
  const parts = (["title", "text", "tags"] as const).filter((part) => changed[part]);
  if (parts.length > 0) return ` · changed ${listed(parts)}`;
  return version === 1 ? " · as it was published" : "";
}
