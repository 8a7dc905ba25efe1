import { ButtonLink } from "~/components/ui/button";
import { MessagePage } from "./page";

export function NotFoundPage() {
  return (
    <MessagePage title="There is no such page" action={<ButtonLink to="/">See the newest posts</ButtonLink>}>
      The address may be mistyped, or what was here has been deleted.
    </MessagePage>
  );
}
