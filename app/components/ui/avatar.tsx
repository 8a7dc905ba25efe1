import { DrawnAvatar } from "./drawn-avatar";

/** What is known of a member wherever they are named. */
export interface AvatarMember {
  name: string;
  handle: string;
  image: string | null;
}

/**
 * A member's picture, or a seal drawn for them where they have none. The name stands beside it, so a
 * screen reader passes it over. `className` gives its size.
 */
export function Avatar({ member, className }: { member: AvatarMember; className: string }) {
  const shape = `${className} shrink-0 rounded-full bg-sunken`;
  if (!member.image) return <DrawnAvatar member={member} className={shape} />;
  return (
    <img
      src={member.image}
      alt=""
      width="256"
      height="256"
      decoding="async"
      className={`${shape} object-cover`}
    />
  );
}
