import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";
import { Menu, menuItem } from "~/components/ui/menu";
import { SignOutButton } from "./sign-out-button";

type SignedIn = NonNullable<RouterOutputs["auth"]["getSession"]>;

/** The ways in, for a guest; writing and one's own account, for a member. Opens without scripts. */
export function AccountMenu({ session, mayJoin }: { session: SignedIn | null; mayJoin: boolean }) {
  if (!session) {
    return (
      <>
        <ButtonLink look="plain" to="/sign-in" className="data-[status=active]:hidden max-sm:px-3">
          Sign in
        </ButtonLink>
        {mayJoin ? (
          <ButtonLink to="/sign-up" className="data-[status=active]:hidden max-sm:px-3">
            Sign up
          </ButtonLink>
        ) : null}
      </>
    );
  }
  const { user } = session;
  return (
    <>
      <ButtonLink look="filled" to="/posts/new" className="data-[status=active]:hidden">
        Write
      </ButtonLink>
      <Menu id="account-menu" label={`Account of ${user.name}`} icon={<Picture {...user} />}>
        <div className="max-w-64 px-3 py-2">
          <p className="truncate text-sm font-medium">
            <bdi>{user.name}</bdi>
          </p>
          <p className="truncate text-xs text-quiet">{user.email}</p>
        </div>
        <Link to="/@{$handle}" params={{ handle: user.handle }} className={menuItem}>
          Profile
        </Link>
        <Link to="/drafts" className={menuItem}>
          Drafts
        </Link>
        <Link to="/settings" className={menuItem}>
          Settings
        </Link>
        {user.role === "member" ? null : (
          <Link to="/admin" className={menuItem}>
            Administration
          </Link>
        )}
        <SignOutButton />
        <noscript>
          <p className="px-3 py-2 text-xs text-quiet">Signing out needs JavaScript.</p>
        </noscript>
      </Menu>
    </>
  );
}

function Picture({ image, name }: Pick<SignedIn["user"], "image" | "name">) {
  if (image) return <img src={image} alt="" className="size-8 rounded-full bg-sunken" />;
  return (
    <span
      aria-hidden
      className="inline-flex size-8 items-center justify-center rounded-full border border-edge font-serif text-sm font-semibold text-text uppercase"
    >
      {String.fromCodePoint(name.codePointAt(0) ?? 0x3f)}
    </span>
  );
}
