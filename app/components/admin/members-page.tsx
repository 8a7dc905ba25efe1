import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { RelativeTime } from "~/components/ui/relative-time";
import { AdminTitle } from "./admin-layout";
import { MemberRole, type Confirmed } from "./member-role";

type Member = RouterOutputs["member"]["list"]["items"][number];

interface MembersPageProps {
  page: RouterOutputs["member"]["list"];
  search: string;
  isFirst: boolean;
  userId: string;
  /** Runs what is dangerous, and lets the person sign in again first where the server asks for it. */
  confirmed: Confirmed;
}

/** Everybody with an account, and their roles. */
export function MembersPage({ page, search, isFirst, userId, confirmed }: MembersPageProps) {
  const { items, nextCursor } = page;
  return (
    <>
      <AdminTitle title="Members">
        E-mail addresses are shown here alone, and to administrators alone.
      </AdminTitle>
      <form method="get" action="/admin/members" role="search" className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <Field
            key={search}
            label="Search by name, handle or address"
            type="search"
            name="search"
            maxLength={254}
            defaultValue={search}
          />
        </div>
        <Button type="submit" className="mt-7 min-h-11!">
          Search
        </Button>
      </form>
      {items.length > 0 ? (
        <ul className="mt-8 divide-y divide-line border-y border-line">
          {items.map((member) => (
            <MemberRow key={member.id} member={member} isSelf={member.id === userId} confirmed={confirmed} />
          ))}
        </ul>
      ) : (
        <p className="mt-8 text-quiet">
          {search ? `Nobody matches “${search}”.` : "There are no more members."}
        </p>
      )}
      <nav aria-label="Pages" className="mt-6 flex justify-between gap-4 text-sm">
        {isFirst ? null : (
          <Link
            to="/admin/members"
            search={{ search: search || undefined }}
            className="text-accent underline underline-offset-4"
          >
            First page
          </Link>
        )}
        {nextCursor ? (
          <Link
            to="/admin/members"
            search={{ search: search || undefined, after: nextCursor }}
            className="ms-auto text-accent underline underline-offset-4"
          >
            More members
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function MemberRow({ member, isSelf, confirmed }: { member: Member; isSelf: boolean; confirmed: Confirmed }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
      <div className="min-w-0 grow basis-56">
        <p className="font-medium [overflow-wrap:anywhere]">
          <bdi>{member.name}</bdi>
          {isSelf ? <span className="font-normal text-quiet"> (you)</span> : null}
        </p>
        <p className="text-sm [overflow-wrap:anywhere] text-quiet">
          @{member.handle} · {member.email} · joined <RelativeTime date={member.createdAt} />
        </p>
      </div>
      <MemberRole member={member} isSelf={isSelf} confirmed={confirmed} />
    </li>
  );
}
