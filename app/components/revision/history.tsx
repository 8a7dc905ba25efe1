import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { PageHeader } from "~/components/layout/page";
import { VersionList } from "./version-list";
import { VersionView } from "./version-view";

interface HistoryProps {
  diff: RouterOutputs["revision"]["diff"];
  list: RouterOutputs["revision"]["list"];
  /** "post" or "comment". */
  noun: string;
  /** Leads back to what this is the history of. */
  back: ReactNode;
  versionLink: (version: number, children: ReactNode) => ReactNode;
  /** To older and newer versions in the list. */
  pages: ReactNode;
  /** What can be done with the version that is shown. */
  children?: ReactNode;
}

/** What a post or a comment said over time: one version with its changes, and all there are. */
export function History({ diff, list, noun, back, versionLink, pages, children }: HistoryProps) {
  const { subject, version } = diff;
  const isOnly = subject.version === 1;
  return (
    <>
      <PageHeader title="History">{back}</PageHeader>
      {isOnly ? (
        <p className="mb-8 max-w-[60ch] text-lg text-quiet">
          {subject.wasEdited
            ? `This ${noun} was edited before the site began to keep what stood there.`
            : `This ${noun} has not been edited.`}
        </p>
      ) : null}
      <VersionView diff={diff}>{children}</VersionView>
      {isOnly ? null : (
        <section className="mt-12">
          <h2 className="mb-4 font-serif text-xl font-semibold">All versions</h2>
          <VersionList versions={list.items} shown={version.version} link={versionLink} />
          {pages}
        </section>
      )}
    </>
  );
}
