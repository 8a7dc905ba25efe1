import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated, useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { errorMessage } from "~/lib/api-error";
import { roles } from "~/lib/permissions";
import { useApi } from "~/trpc/use-api";

type Role = (typeof roles)[number];

export type Confirmed = <Result>(action: () => Promise<Result>) => Promise<Result | undefined>;

interface MemberRoleProps {
  member: { id: string; name: string; role: Role };
  isSelf: boolean;
  confirmed: Confirmed;
}

const labels: Record<Role, string> = {
  member: "Member",
  moderator: "Moderator",
  administrator: "Administrator",
};

/** A member's role, which may be changed here; asks first where it is hard to take back. */
export function MemberRole({ member, isSelf, confirmed }: MemberRoleProps) {
  const hydrated = useHydrated();
  const [wish, setWish] = useState<Role>();
  const { set, status } = useSetRole({ member, isSelf, confirmed });

  const choose = (role: Role) => {
    if (isSelf || role === "administrator") setWish(role);
    else void set(role);
  };

  return (
    <div className="flex flex-col items-start gap-1">
      <select
        aria-label={`Role of ${member.name}`}
        value={member.role}
        disabled={!hydrated}
        onChange={(event) => {
          const role = roles.find((one) => one === event.target.value);
          if (role) choose(role);
        }}
        className="min-h-11 cursor-pointer rounded border border-edge bg-raised px-2 text-sm pointer-fine:min-h-9"
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {labels[role]}
          </option>
        ))}
      </select>
      <p role="status" className={`max-w-56 text-sm ${status.failed ? "text-danger" : "text-quiet"}`}>
        {status.text}
      </p>
      <ConfirmDialog
        open={wish !== undefined}
        onOpenChange={(open) => {
          if (!open) setWish(undefined);
        }}
        title={isSelf ? "Give up your role?" : `Make ${member.name} an administrator?`}
        confirmLabel={isSelf ? "Give up role" : "Make administrator"}
        onConfirm={() => {
          setWish(undefined);
          if (wish) void set(wish);
        }}
      >
        <p>
          {isSelf
            ? "You lose your rights at once. Only another administrator can give them back."
            : "They can change everything here, your own role among it."}
        </p>
      </ConfirmDialog>
    </div>
  );
}

function useSetRole({ member, isSelf, confirmed }: MemberRoleProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { mutateAsync } = useMutation(api.member.setRole.mutationOptions());
  const [status, setStatus] = useState({ failed: false, text: "" });

  const set = async (role: Role) => {
    try {
      const answer = await confirmed(() => mutateAsync({ id: member.id, role }));
      if (!answer) return;
      if (isSelf) {
        queryClient.clear();
        await router.navigate({ to: "/" });
        return;
      }
      await queryClient.invalidateQueries(api.member.list.queryFilter());
      setStatus({ failed: false, text: `Now ${labels[role].toLowerCase()}.` });
    } catch (error) {
      setStatus({ failed: true, text: errorMessage(error) });
    }
  };
  return { set, status };
}
