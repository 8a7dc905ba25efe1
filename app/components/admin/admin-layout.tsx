import type { ReactNode } from "react";
import type { Actor } from "~/lib/permissions";

import { SidePages } from "~/components/layout/side-pages";
import { adminPages } from "~/lib/admin-pages";
import { can } from "~/lib/permissions";

/** A page of the administration, beside links to those that this person may open. */
export function AdminLayout({ user, children }: { user: Actor; children: ReactNode }) {
  return (
    <SidePages label="Administration" pages={adminPages.filter(({ needs }) => can(user, needs))}>
      {children}
    </SidePages>
  );
}
