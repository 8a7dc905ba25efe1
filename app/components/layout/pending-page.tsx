import { Skeleton } from "~/components/ui/skeleton";
import { Page } from "./page";

/** Shown when a page takes longer than a moment: the shape of what comes. */
export function PendingPage() {
  return (
    <Page>
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="flex flex-col gap-4">
        <Skeleton width="60%" tall />
        <Skeleton width="95%" />
        <Skeleton width="88%" />
        <Skeleton width="35%" />
      </div>
    </Page>
  );
}
