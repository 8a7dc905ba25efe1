import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { RelativeTime } from "~/components/ui/relative-time";
import { ChangedText, Marked } from "./changed-text";

type Diff = RouterOutputs["revision"]["diff"];

interface VersionViewProps {
  diff: Diff;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One version, with what it changed of the one before. */
export function VersionView({ diff: { subject, version, isFirst, difference }, children }: VersionViewProps) {
  const { title, tags, content } = difference;
  return (
    <section>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div>
          <h2 className="font-serif text-xl font-semibold">
            Version {version.version}
            {version.version === subject.version ? ", the present one" : ""}
          </h2>
          <p className="mt-0.5 text-sm text-quiet">
            <Writer editor={version.editor} />, <RelativeTime date={version.writtenAt} afterVerb />
          </p>
        </div>
        {children}
      </div>
      {isFirst ? null : (
        <p className="mt-4 text-sm text-quiet">
          What was added is <Marked kind="added" text="underlined" />, what was removed is{" "}
          <Marked kind="removed" text="struck through" />.
        </p>
      )}
      {title.length > 0 ? (
        <p
          className="mt-6 font-serif text-xl font-semibold [overflow-wrap:anywhere] whitespace-pre-wrap"
          dir="auto"
        >
          <ChangedText segments={title} />
        </p>
      ) : null}
      {tags.length > 0 ? (
        <p className="mt-2 flex flex-wrap gap-x-3 text-sm text-quiet">
          <span>Tags:</span>
          {tags.map(({ name, kind }) => (
            <span key={name} className="tag-name [overflow-wrap:anywhere]">
              <bdi>
                <Marked kind={kind} text={name} />
              </bdi>
            </span>
          ))}
        </p>
      ) : null}
      <div
        className="mt-4 font-serif text-base [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:plaintext]"
        dir="auto"
      >
        <ChangedText segments={content} />
      </div>
    </section>
  );
}

/** Who wrote a version, in quiet. */
export function Writer({ editor }: { editor: { name: string } | null }) {
  return editor ? <bdi className="[overflow-wrap:anywhere]">{editor.name}</bdi> : <i>deleted member</i>;
}
