import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { Avatar } from "~/components/ui/avatar";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const ROLES = { moderator: "Moderator", administrator: "Administrator" };

/** Who a member is, in their own words. What they may do here comes as `children`. */
export function ProfileHeader({
  profile,
  children,
}: {
  profile: RouterOutputs["profile"]["byHandle"];
  children?: ReactNode;
}) {
  const { name, handle, role, joined, bio } = profile;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-5 border-b border-line pb-8 sm:flex-nowrap">
      <Avatar member={profile} className="size-20 sm:size-24" />
      <div className="order-last min-w-0 basis-full sm:order-none sm:grow sm:basis-0">
        <h1 className="font-serif text-2xl font-semibold [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
        </h1>
        <p className="dotted-line mt-1 text-sm text-quiet">
          <span className="[overflow-wrap:anywhere]">@{handle}</span>
          {role ? <span>{ROLES[role]}</span> : null}
          <span>
            Joined <time dateTime={joined.toISOString().slice(0, 7)}>{MONTH.format(joined)}</time>
          </span>
        </p>
        {bio ? (
          <p className="plain-text mt-4" dir="auto">
            {bio}
          </p>
        ) : null}
      </div>
      {children}
    </header>
  );
}
