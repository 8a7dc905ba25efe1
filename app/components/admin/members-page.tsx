import type { RouterOutputs } from "~/trpc/types";

import { PageHeader } from "~/components/layout/page";
import { Button, ButtonLink } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { PageTurner } from "~/components/ui/page-turner";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row, Rows } from "~/components/ui/rows";
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
      <PageHeader title="Members">
        E-mail addresses are shown here alone, and to administrators alone.
      </PageHeader>
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
        <Rows className="mt-8">
          {items.map((member) => (
            <MemberRow key={member.id} member={member} isSelf={member.id === userId} confirmed={confirmed} />
          ))}
        </Rows>
      ) : (
        <p className="mt-8 text-quiet">
          {search ? `Nobody matches “${search}”.` : "There are no more members."}
        </p>
      )}
      <PageTurner
        first={
          isFirst ? null : (
            <ButtonLink to="/admin/members" search={{ search: search || undefined }}>
              First page
            </ButtonLink>
          )
        }
        next={
          nextCursor ? (
            <ButtonLink
              to="/admin/members"
              search={{ search: search || undefined, after: nextCursor }}
              rel="next"
            >
              More members
            </ButtonLink>
          ) : null
        }
      />
    </>
  );
}

function MemberRow({ member, isSelf, confirmed }: { member: Member; isSelf: boolean; confirmed: Confirmed }) {
  return (
    <Row
      name={
        <>
          <bdi>{member.name}</bdi>
          {isSelf ? <span className="font-normal text-quiet"> (you)</span> : null}
        </>
      }
      about={
        <>
          @{member.handle} · {member.email} · joined <RelativeTime date={member.createdAt} afterVerb />
        </>
      }
      action={<MemberRole member={member} isSelf={isSelf} confirmed={confirmed} />}
    />
  );
}
