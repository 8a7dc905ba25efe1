import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { PageHeader } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";
import { ProfileForm } from "./profile-form";

/** What others see of a member, and their page. `handle` is the one that they came with. */
export function ProfilePage({ handle }: { handle: string }) {
  const api = useApi();
  const { data: profile } = useSuspenseQuery(api.profile.byHandle.queryOptions({ handle }));
  return (
    <>
      <PageHeader title="Profile">
        Everybody who can read here sees this on{" "}
        <Link
          to="/@{$handle}"
          params={{ handle: profile.handle }}
          className="text-accent underline underline-offset-4"
        >
          your page
        </Link>
        .
      </PageHeader>
      <noscript>
        <p className="mb-6 text-quiet">Changing your profile needs JavaScript. Reading works without it.</p>
      </noscript>
      <ProfileForm profile={profile} />
    </>
  );
}
