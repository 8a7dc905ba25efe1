import { useNavigate } from "@tanstack/react-router";
import { useEffect, useId, useRef, type ComponentProps } from "react";

import { Button } from "~/components/ui/button";
import { SEARCH_MAX } from "~/lib/search";

/** What is searched for, as the address says it. */
export interface Search {
  q?: string | undefined;
  tag?: string | undefined;
  author?: string | undefined;
  cursor?: string | undefined;
}

const field = "min-h-11 w-full min-w-0 rounded border border-edge bg-raised px-3 text-base";

/** The search box, with what narrows a search. Without scripts the browser sends it itself. */
export function SearchForm({ search }: { search: Search }) {
  const navigate = useNavigate();
  const id = useId();
  const submit: ComponentProps<"form">["onSubmit"] = (event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const said = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" && value.trim() !== "" ? value : undefined;
    };
    void navigate({ to: "/search", search: { q: said("q"), tag: said("tag"), author: said("author") } });
  };
  return (
    <form method="get" action="/search" role="search" onSubmit={submit}>
      <div className="flex gap-3">
        <Box
          value={search.q}
          type="search"
          name="q"
          aria-label="Search posts and comments"
          aria-describedby={`${id}-hint`}
          maxLength={SEARCH_MAX}
          data-focus-first
        />
        <Button type="submit" look="filled" className="min-h-11!">
          Search
        </Button>
      </div>
      <p id={`${id}-hint`} className="mt-2 text-xs text-quiet">
        Put words that belong together in “quotation marks”, and a minus before a -word that must not be
        there.
      </p>
      <details open={Boolean(search.tag ?? search.author)} className="mt-1">
        <summary className="w-fit cursor-pointer rounded py-3 text-sm text-quiet hover:text-text">
          Only with a tag, or by an author
        </summary>
        <div className="mt-1 grid gap-3 sm:grid-cols-2">
          <label className="flex flex-col gap-1.5 text-sm font-medium">
            Tag
            <Box value={search.tag} name="tag" maxLength={60} autoCapitalize="none" />
          </label>
          <label className="flex flex-col gap-1.5 text-sm font-medium">
            Author’s handle
            <Box
              value={search.author}
              name="author"
              maxLength={60}
              autoCapitalize="none"
              spellCheck={false}
            />
          </label>
        </div>
      </details>
    </form>
  );
}

/** Keeps what is typed until the address says something else, as after a step back. */
function Box({ value = "", ...props }: ComponentProps<"input"> & { value?: string | undefined }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.value = value;
  }, [value]);
  return <input {...props} ref={box} defaultValue={value} className={field} />;
}
