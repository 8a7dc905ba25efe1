export const roles = ["member", "moderator", "administrator"] as const;

/** What a permission rule needs to know of a person. */
export interface Actor {
  id: string;
  role: string;
}

/** What each rule looks at. A new feature adds its resource and actions here and nowhere else. */
interface Rules {
  post: {
    resource: { authorId: string | null };
    action: "update" | "delete";
  };
  comment: {
    resource: { authorId: string | null };
    action: "update" | "delete";
  };
  site: { resource: undefined; action: "update" };
  member: { resource: undefined; action: "list" | "setRole" };
  invitation: { resource: undefined; action: "list" | "create" | "revoke" };
}

type Resource<R extends keyof Rules> = Rules[R]["resource"];

/** An action on the site as a whole, which asks nothing but who the person is. */
export type SiteAction = {
  [R in keyof Rules]: Resource<R> extends undefined ? `${R}.${Rules[R]["action"]}` : never;
}[keyof Rules];

const isModerator = (actor: Actor) => actor.role === "moderator" || actor.role === "administrator";
const isAdministrator = (actor: Actor) => actor.role === "administrator";

const rules: {
  [R in keyof Rules]: (actor: Actor, action: Rules[R]["action"], resource: Resource<R>) => boolean;
} = {
  post: (actor, _action, post) => post.authorId === actor.id || isModerator(actor),
  comment: (actor, _action, comment) => comment.authorId === actor.id || isModerator(actor),
  site: isAdministrator,
  member: isAdministrator,
  invitation: isModerator,
};

/**
 * Whether `actor` may do `action` to a resource. A guest may never. Screens ask it in order to
 * show or hide a control; procedures ask it in order to allow.
 */
export function can<R extends keyof Rules>(
  actor: Actor | null | undefined,
  action: `${R}.${Rules[R]["action"]}`,
  ...[resource]: Resource<R> extends undefined ? [] : [resource: Resource<R>]
): boolean {
  if (!actor) return false;
  const [name, verb] = action.split(".") as [R, Rules[R]["action"]];
  return rules[name](actor, verb, resource);
}
