import type { PersonKey } from "./people";

import { ago } from "./demo-post";

/** A comment of the demonstration, and what was answered to it. */
export interface DemoComment {
  /** Null: the account of its author is gone. */
  by: PersonKey | null;
  /** How long after the post it was written. */
  after: number;
  /** Markdown. */
  content: string;
  /** What it said before it was edited. */
  before?: string;
  /** Only its place is left. */
  deleted?: boolean;
  likedBy?: PersonKey[];
  replies?: DemoComment[];
}

const minutes = (count: number) => ago(0, 0, count);
const hours = (count: number) => ago(0, count);
const days = (count: number) => ago(count);

/** Two people who can't stop: each says one more thing, one level deeper. */
function backAndForth(lines: [by: PersonKey, content: string][], after: number): DemoComment[] {
  const [first, ...others] = lines;
  if (!first) return [];
  const [by, content] = first;
  return [{ by, after, content, replies: backAndForth(others, after + minutes(7)) }];
}

/** What is said below the posts. */
export const discussions = {
  kettle: [
    { by: "ada", after: minutes(2), content: "You are a hero of the people.", likedBy: ["grace", "dafydd"] },
    { by: "dafydd", after: minutes(4), content: "Which fuse? Asking for the next time." },
  ],
  lamps: [
    {
      by: "grace",
      after: minutes(25),
      content: "I can do the desk from eleven. I like the stories too.",
      likedBy: ["ada", "tomasz", "yuki"],
      replies: [
        { by: "ada", after: minutes(31), content: "Thank you. There will be cake on your side of the desk." },
      ],
    },
    {
      by: "maribel",
      after: minutes(70),
      content:
        "I have a lamp with a cloth shade that somebody washed in 1974 and ironed in 1975. Lamp table or sewing corner?",
      replies: [
        {
          by: "tomasz",
          after: minutes(78),
          content: "Lamp table first. If it lights up, sewing corner.",
          likedBy: ["maribel"],
        },
      ],
    },
  ],
  machine: [
    {
      by: "maribel",
      after: minutes(12),
      content:
        "Every fifth stitch smells of **timing**, but try these first, they cost nothing:\n\n1. Needle the right way round: flat side to the *back* on most green ones, to the *right* on some.\n2. A needle one size thicker for thick cloth (90 → 100).\n3. Hold the cloth flat beside the foot. If it skips less, the foot does not press hard enough.\n\nWrite down what changes. One thing at a time.",
      likedBy: ["grace", "ada", "noor", "dafydd"],
      replies: [
        {
          by: "grace",
          after: minutes(55),
          content:
            "> flat side to the *back* on most green ones\n\nIt was on the right. Now it sews like a lark. I am not going to tell my aunt.",
          likedBy: ["maribel", "tomasz"],
          replies: [
            {
              by: "tomasz",
              after: minutes(61),
              content: "Repair of the month. No screwdriver, no parts, no hill.",
            },
            {
              by: "maribel",
              after: minutes(64),
              content: "Do tell her. She has been blaming the cloth since before I was born.",
            },
          ],
        },
      ],
    },
    {
      by: "yuki",
      after: minutes(130),
      content:
        "For the next one: the hook timing is in `section 4` of the book in the hall, the page with the tea ring.",
    },
  ],
  ladder: [
    { by: "tomasz", after: minutes(9), content: "I have the short one. That is no help, I know." },
    {
      by: "maribel",
      after: minutes(40),
      content: "It was me, I had it, and I am not going to say why.",
      deleted: true,
      replies: [
        {
          by: "dafydd",
          after: minutes(44),
          content: "The bunting. We all saw the bunting.",
          likedBy: ["ada", "grace", "tomasz", "noor"],
        },
        ...backAndForth(
          [
            ["grace", "To be fair, it is very good bunting."],
            ["dafydd", "It is. It is also nine metres up."],
            ["grace", "Then it will not be in the way of the gutter."],
            ["dafydd", "It *is* in the gutter."],
            ["grace", "All of it?"],
            ["dafydd", "The end with the fish."],
            ["grace", "I sewed the fish."],
            ["dafydd", "They are fine fish. They are stopping the water."],
            ["grace", "As fish do."],
            ["dafydd", "@grace, I need the ladder."],
            ["grace", "It is behind the curtain on the stage."],
            ["dafydd", "Who puts a ladder behind a curtain?"],
            ["grace", "Somebody who did not want to be asked for it."],
            ["dafydd", "Right. Thank you. Case closed."],
          ],
          minutes(50),
        ),
      ],
    },
  ],
  labels: [
    {
      by: "yuki",
      after: hours(1),
      content:
        'The label program keeps its text as HTML and forgets to turn it back before it prints. You can do it for it:\n\n```js\nconst plain = (text) =>\n  text\n    .replace(/<[^>]*>/g, "")\n    .replaceAll("&lt;", "<")\n    .replaceAll("&gt;", ">")\n    .replaceAll("&amp;", "&"); // last, or it is undone twice\n```\n\nI can run the 60 names through it on Saturday.',
      likedBy: ["noor", "tomasz"],
      replies: [
        {
          by: "noor",
          after: hours(2),
          content: "Yes please. And then I would like to understand the comment in the last line.",
          replies: [
            {
              by: "yuki",
              after: hours(3),
              content:
                "`&amp;lt;` is somebody who *wrote* `&lt;`. Turn `&amp;` first and it becomes `<`, which they never said.",
              likedBy: ["noor"],
            },
          ],
        },
      ],
    },
    {
      by: "dafydd",
      after: hours(5),
      content: "Screws ampersand ell tee semicolon four millimetres. It grows on you.",
    },
  ],
  slugs: [
    {
      by: "dafydd",
      after: hours(2),
      content:
        "| What | Worked for | Then |\n| :-- | --: | :-- |\n| Beer | 3 nights | they told their friends |\n| Eggshells | 1 night | it rained |\n| Wool pellets | 5 weeks | they turned into felt |\n| Torch and bucket | as long as I can stand it | bed |\n\nWool. It is wool.",
      before: "Wool pellets. Five weeks so far.",
      likedBy: ["grace", "maribel", "ada"],
      replies: [
        { by: "grace", after: hours(3), content: "A table! I shall print it and show it to the slugs." },
      ],
    },
    {
      by: null,
      after: hours(20),
      content:
        "Plant the lettuces out a week later and twice as large. It is no miracle, but half of mine lived.",
    },
    {
      by: "noor",
      after: hours(26),
      content:
        "البزّاقات لا تحبّ القهوة القوية، جرّبتُ ذلك بنفسي: كوب في الأسبوع حول كلّ نبتة.\n\nIn short: very strong coffee, a cup a week around each plant.",
      replies: [{ by: "tomasz", after: hours(27), content: "My coffee should do it then." }],
    },
  ],
  darning: [
    {
      by: "grace",
      after: hours(4),
      content: "A light bulb *is* better than it sounds. I tried. Do not use the new kind, they roll.",
      likedBy: ["maribel"],
    },
    { by: "yuki", after: hours(9), content: "最高です。 My first one looks like a waffle, as promised. 🧇" },
  ],
  toasters: [
    {
      by: "ada",
      after: hours(6),
      content:
        "I read this out at the desk on Saturday, to a man with a toaster. He took it home again and cleaned it.",
      likedBy: ["tomasz", "grace", "noor", "yuki", "dafydd"],
    },
  ],
  bins: [
    {
      by: "grace",
      after: days(1),
      content: "So where does a teabag go?",
      replies: [
        {
          by: "dafydd",
          after: days(1) + hours(1),
          content: "Depends on the bag.",
          replies: [{ by: "grace", after: days(1) + hours(2), content: "I knew it." }],
        },
      ],
    },
  ],
  leaving: [
    {
      by: "ada",
      after: hours(3),
      content: "The hook for your key stays free. Come and see the rhubarb.",
      likedBy: ["grace", "maribel"],
    },
    { by: "dafydd", after: hours(8), content: "I got the plot. I *am* terrified of the rhubarb." },
  ],
  found: [
    {
      by: "grace",
      after: hours(1),
      content: "That is mine. I have the right one here and it has been very lonely.",
      likedBy: ["maribel", "ada", "tomasz"],
    },
  ],
  workshop: [
    { by: "ada", after: hours(2), content: "سأحضر القهوة. I will bring the coffee." },
    {
      by: "yuki",
      after: hours(3),
      content: "Is a folding bicycle with a squeak all right?",
      replies: [{ by: "noor", after: hours(4), content: "نعم، وخصوصاً الصرير. Yes, above all the squeak." }],
    },
  ],
  welcome: [
    {
      by: "tomasz",
      after: hours(1),
      content: "Hello. Nothing is broken. I will find something.",
      likedBy: ["ada", "grace", "maribel"],
    },
    { by: "grace", after: hours(2), content: "Hello from plot 6." },
    {
      by: "maribel",
      after: days(9),
      content: "Hello! Late as ever. The clock in the hall is wrong, by the way.",
    },
    {
      by: "yuki",
      after: days(86),
      content: "Hello from me too. I am new, I mend bowls, and this page told me where the tea is.",
      likedBy: ["ada", "tomasz", "noor", "dafydd"],
    },
    {
      by: "dafydd",
      after: days(90),
      content:
        "Rhagorol! I am told the answer to everything is at https://en.wikipedia.org/wiki/Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch_railway_station_and_its_very_long_platform_sign_on_the_north_side, which does not fit on a phone.",
    },
  ],
} satisfies Record<string, DemoComment[]>;

/** Names a discussion within the demonstration. */
export type DiscussionKey = keyof typeof discussions;
