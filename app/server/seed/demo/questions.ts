import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** Members ask. */
export const questions: DemoPost[] = [
  {
    by: "grace",
    ago: ago(0, 7, 15),
    title: "Sewing machine skips every fifth stitch or so, where do I look first?",
    tags: ["sewing", "question"],
    key: "machine",
    content: `It is my aunt's old machine, a heavy green thing with a motor bolted on later. It sews beautifully for four or five stitches and then leaves one out. Thick cloth is worse than thin.

I have put in a new needle, threaded it again from the beginning, and cleaned out enough fluff to stuff a cushion. The tension looks the same above and below.

Before I carry it down the hill on Saturday (I can manage it once, not twice): is there something else that I could try at home?`,
  },
  {
    by: "dafydd",
    ago: ago(4, 1, 40),
    title: "Who has the long ladder?",
    tags: ["tools", "question"],
    key: "ladder",
    content: `It is not in the shed, it is not behind the shed, and the gutter is not going to clear itself.`,
  },
  {
    by: "maribel",
    ago: ago(12, 9, 20),
    title: "Which oil for wooden tool handles?",
    tags: ["tools", "question", "safety"],
    content: `I have sanded nine handles and I am very proud of them. Now everyone tells me to oil them and everyone names a different oil. So far: linseed raw, linseed boiled, tung, walnut, and "whatever is in the kitchen" (Dafydd).

They live in a shed that is damp for half of the year. I would like something that does not stay sticky, and that I can put on with children helping.

One more thing I did not know, so I pass it on: a rag with linseed oil on it can get hot by itself and catch fire. Spread it out flat to dry outside, or drop it in a bucket of water. Never leave it crumpled in a corner.`,
  },
  {
    by: "yuki",
    ago: ago(26, 4, 35),
    title: "Is a rice cooker worth mending?",
    tags: ["electrics", "question"],
    content: `Mine switches to "keep warm" after two minutes, when the rice is still more or less a soup. A new one of the same kind costs about as much as three good lunches.

I know what the sensible answer is. But it is the first thing I bought when I moved here, and I would like to at least see the inside before I give up. Would somebody look at it with me? I will bring rice, cooked some other way.`,
  },
  {
    by: "noor",
    ago: ago(55, 10, 10),
    title: 'The label printer writes "Nuts &amp; bolts" <b>everywhere</b>, who knows why?',
    tags: ["question", "c++"],
    key: "labels",
    content: `I made new labels for the drawers. On the screen it says Nuts & bolts. On the label it says Nuts &amp; bolts. If I ask for bold it prints <b> and </b> around the word and looks pleased with itself.

"Screws < 4 mm" became "Screws &lt; 4 mm", which Dafydd has been pronouncing all week.

There are 60 drawers, so I would rather understand it than write them by hand.`,
  },
  {
    by: "noor",
    ago: ago(72, 6, 55),
    title: "From what age can children learn to solder?",
    tags: ["electrics", "question", "children"],
    content: `The school has asked whether we would do an afternoon with them. I would love to do small torches: one battery, one light, one switch, two joints. The youngest would be eight.

I taught my own two at nine, with glasses, lead-free solder, an open window and one adult for each iron. With a class that is a different sum. Twenty children and four irons means a lot of waiting, and waiting is when things go wrong.

Has anyone done this with a bigger group? What did the others do while they waited?`,
  },
  {
    by: "grace",
    ago: ago(104, 2, 45),
    title: "Slugs, again",
    tags: ["garden", "question"],
    key: "slugs",
    content: `I had eleven lettuces on Monday. I have one lettuce today, and it looks worried.

No pellets please, the hedgehog lives under my water butt. I have tried beer (they came from other plots), coffee grounds (they walked over them) and copper tape (two of them sat on it). I am told that going out with a torch works. I am also told that it is good for the character.

What has really worked for you, for more than one week?`,
  },
];
