import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { Menu, menuItem } from "~/components/ui/menu";
import { SignOutButton } from "./sign-out-button";

type Member = NonNullable<RouterOutputs["auth"]["getSession"]>["user"];

/** What a member has here. Opens without scripts. */
export function MemberMenu({ user }: { user: Member }) {
  return (
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
      <Link to="/bookmarks" className={menuItem}>
        Bookmarks
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
  );
}

function Picture({ image, name }: Pick<Member, "image" | "name">) {
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
