import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** A page that shows what can be written, and one that is mostly code. */
export const examples: DemoPost[] = [
  {
    by: "tomasz",
    ago: ago(3, 8, 15),
    title: "How to write here: a page of examples",
    tags: ["about-us", "how-to"],
    content: `Everything on this page is written with a few signs on an ordinary keyboard. Open the preview while you write and you will see it grow. You need none of it: plain paragraphs with an empty line between them are fine, and most of the best posts here are nothing else.

## Words

*One star* for a quiet stress, **two** for a loud one, ~~two tildes~~ for what you take back, \`back-ticks\` for what one types into a machine. A link is [the name in brackets, the address in parentheses](https://example.org/), and a bare address such as https://example.org/opening-hours becomes one by itself. Write @ada and Ada's name leads to her page.

## Lists

What to bring on a Saturday:

1. The thing.
2. Its plug, cable, or charger. Yes, that one too.
3. The story:
   - when it last worked,
   - what it did then,
   - who has already "had a look".

And what is left to do before the open day:

- [x] Find the bunting
- [x] Find the ladder
- [ ] Bring the two together

## Quotes and code

> If it is not broken, we can still take it apart together.
>
> – written on the hall door, by nobody

\`\`\`python
def patience(saturdays: int) -> str:
    """How long a repair takes."""
    return "as long as it takes" if saturdays > 2 else "until the tea is cold"
\`\`\`

## Tables

| Oil | Dries in | Smells of | Children may help |
| :-- | --: | :-- | :-: |
| Linseed, raw | 3 weeks | cricket | yes |
| Linseed, boiled | 2 days | cricket, varnish | no |
| Tung | 1 day | nuts | no |
| Whatever is in the kitchen | never | the kitchen | yes |

## Footnotes

The hall was built in 1911[^1] and has leaked since 1912[^2].

[^1]: The stone above the door says so.
[^2]: The minutes of the meeting of 4 March 1912 say so, and most of those after it.

---

That is all of it. When in doubt, write as you would talk over a cup of tea.`,
  },
  {
    by: "yuki",
    ago: ago(8, 1, 50),
    title: "The opening-hours sign: source and wiring",
    tags: ["electrics", "c++", "how-to"],
    content: `The sign at the gate is a row of LEDs, a clock chip and forty lines of C++. Some of you asked for the program, so here it is, for the next person who has to change it when the hours do.

\`\`\`cpp
#include "clock.h"
#include "sign.h"

constexpr int OPENS = 10, CLOSES = 13;  // hours

bool cafe_is_open(const Time& now) {
  const bool saturday = now.weekday == 6;
  const int week = (now.day - 1) / 7 + 1;
  return saturday && (week == 1 || week == 3) && now.hour >= OPENS && now.hour < CLOSES;
}

void loop() {
  sign::show(cafe_is_open(clock::now()) ? "COME IN" : "1st + 3rd SATURDAY, 10 TO 1");
  sleep_ms(1000);
}
\`\`\`

Flash it over the grey cable (*not* the black one, that is the door bell):

\`\`\`sh
make && ./flash --port /dev/ttyUSB0 --verify   # takes about ten seconds, the sign goes dark meanwhile, which frightens people
\`\`\`

If it shows \`1ST + 3RD\` on a first Saturday, the battery of the clock chip is empty again: a CR2032, in the drawer with the fuses.`,
  },
];
