import { ButtonLink } from "~/components/ui/button";

/** What a site says before anyone has written. Who may not join is not asked to. */
export function EmptyFeed({ isMember, mayJoin }: { isMember: boolean; mayJoin: boolean }) {
  return (
    <div>
      <h2 className="font-serif text-2xl font-semibold">Nothing has been posted yet</h2>
      <p className="mt-3 max-w-[60ch] text-lg text-quiet">
        This is where the group’s posts appear, the newest first. Someone has to write the first one.
      </p>
      <div className="mt-8 flex flex-wrap gap-3">
        {isMember ? (
          <ButtonLink look="filled" to="/posts/new">
            Write the first post
          </ButtonLink>
        ) : (
          <>
            {mayJoin ? (
              <ButtonLink look="filled" to="/sign-up">
                Sign up
              </ButtonLink>
            ) : null}
            <ButtonLink to="/sign-in">Sign in</ButtonLink>
          </>
        )}
      </div>
    </div>
  );
}
