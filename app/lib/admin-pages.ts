import type { SiteAction } from "./permissions";

/** The pages of the administration, and what one must be allowed for each. */
export const adminPages = [
  { to: "/admin/site", label: "Site", needs: "site.update" },
  { to: "/admin/members", label: "Members", needs: "member.list" },
  { to: "/admin/invitations", label: "Invitations", needs: "invitation.list" },
] as const satisfies { to: string; label: string; needs: SiteAction }[];
