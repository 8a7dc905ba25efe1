import { characterCount } from "~/lib/text";

/** How far from the limit the count is shown: the last tenth, and of a long text the last of these. */
const NEAR = 500;
/** At these it is said aloud: not with every key. */
const STEPS = [20, 100, NEAR];

const counted = (characters: number, words: string) =>
  `${characters.toLocaleString("en")} ${characters === 1 ? "character" : "characters"} ${words}`;

/** How many characters a text may still have, near the limit and beyond it alone. */
export function CharactersLeft({ text, max }: { text: string; max: number }) {
  const near = Math.min(max / 10, NEAR);
  // A text has at most as many characters as code units, and those need not be counted.
  const left = text.length < max - near ? max : max - characterCount(text);
  return (
    <>
      {left <= near ? (
        <p className={`tabular text-sm ${left < 0 ? "text-danger" : "text-quiet"}`}>
          {left < 0 ? counted(-left, "too many") : counted(left, "left")}
        </p>
      ) : null}
      {/* There before it says something, since a new one is not read out everywhere. */}
      <p role="status" className="sr-only">
        {left <= near ? aloud(left, near) : ""}
      </p>
    </>
  );
}

/** The same words until the next step. */
function aloud(left: number, near: number): string {
  if (left < 0) return "The text is too long.";
  const step = STEPS.find((most) => left <= most) ?? near;
  return `At most ${counted(Math.min(step, Math.floor(near)), "left")}.`;
}
