import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** Announcements, and notes of a line or two. */
export const notices: DemoPost[] = [
  {
    by: "yuki",
    ago: ago(0, 0, 6),
    title: "The kettle is fixed",
    tags: ["repair-café"],
    key: "kettle",
    content: `It was the fuse. Tea at eleven as usual.`,
  },
  {
    by: "ada",
    ago: ago(0, 2, 10),
    editedAfter: ago(0, 0, 40),
    title: "Saturday at the café: lamps, lamps and more lamps",
    tags: ["repair-café", "dates"],
    key: "lamps",
    content: `Somebody put a note about us in the library and four people have already asked whether we can look at a lamp. So this Saturday the two tables by the window are for lamps only, and everything else goes to the back as usual.

If you are coming with one, please bring the bulb as well, even if you think it has gone. Half of all broken lamps turn out to have a broken bulb, and we would rather find that out in the first minute.

Doors at ten, last repair begins at half past twelve. Tomasz is with us until one, so anything with a plug should arrive early. Maribel has the sewing corner, Noor has bicycles outside if it stays dry.

We are still short of one person at the welcome desk between eleven and twelve. It is the nicest job in the room: you hear every story first.

Edited to add: Grace is taking the desk. Thank you, Grace.`,
  },
  {
    by: "dafydd",
    ago: ago(17, 3, 25),
    editedAfter: ago(1, 1),
    title: "Water off on plots 1 to 9 tomorrow morning",
    tags: ["garden"],
    content: `The tap by the lower gate has been weeping into the path for weeks, so I am changing the valve tomorrow. The water will be off on plots 1 to 9 from about eight until it is done, which I am told is half an hour and which I therefore expect to be two.

The tank by the hedge is full. Help yourselves with a can.

Update: done, and it only took three hours. The old valve is on the shed windowsill for anyone who wants to see what sixty years of hard water look like.`,
  },
  {
    by: "maribel",
    ago: ago(33, 8, 5),
    title: "Too many jam jars, please take some",
    tags: ["give-away"],
    content: `There are now 114 clean jam jars in the hall cupboard and the door no longer shuts. Take as many as you like. If you bring them back with something in them, so much the better.`,
  },
  {
    by: null,
    ago: ago(47, 5, 50),
    title: "Leaving Mill Lane, with thanks",
    tags: ["people"],
    key: "leaving",
    content: `We move on Thursday, and I am closing my account here along with the gas, the water and the library card. I did not want to go without saying thank you.

I came two years ago with a radio that had belonged to my father. I had been told by three shops that it was not worth mending. It took four Saturdays, and I do not think anybody in the room would call that a good use of time, and it plays in my new kitchen as I write this.

Plot 11 is in good heart. The rhubarb likes to be left alone. My key is with Ada, and the blue wheelbarrow stays with the garden, because it never really was mine.

Be kind to whoever gets the plot. They will be terrified of the rhubarb too.`,
  },
  {
    by: "tomasz",
    ago: ago(61, 2, 15),
    title: "The key to the tool shed has moved",
    tags: ["tools"],
    content: `It hangs inside the hall kitchen now, second hook, green tag. Please put it back on the same hook and not in your pocket. I have written this on the green tag as well.`,
  },
  {
    by: "maribel",
    ago: ago(88, 6, 30),
    title: "Found: one glove",
    tags: ["lost-and-found"],
    key: "found",
    content: `Left hand, brown leather, in the compost. I have washed it. It has had an adventure and smells of one, but it is all there.`,
  },
  {
    by: "grace",
    ago: ago(90, 4, 10),
    title: "Lost: one glove",
    tags: ["lost-and-found"],
    content: `Left hand, brown leather, last seen somewhere between the gate and plot 6. It is of no value to anybody who does not own the right one.`,
  },
  {
    by: "tomasz",
    ago: ago(121, 7, 45),
    title: "We have a lathe",
    tags: ["tools", "repair-café"],
    content: `The college is clearing its workshop and has given us a small wood lathe, on the condition that we fetch it. It weighs about as much as three of us.

I need four people and a van on any weekday evening. In return you will be the first to be taught how to turn a tool handle, and you may keep the first one, which will be dreadful, as everybody's first one is.`,
  },
  {
    by: "tomasz",
    ago: ago(149, 20, 20),
    editedAfter: ago(22, 2),
    title: "How we talk to each other here",
    tags: ["about-us"],
    content: `Ada asked me to look after the tone of this place, so here is all I have to say about it. It is what we do in the hall anyway.

Nobody is stupid for not knowing how a thing works. Most of us did not know it last year.

If you think that something is dangerous, say so at once and plainly. Safety comes before politeness, and it can be polite too.

Say what you tried. "It does not work" is hard to help with. "It hums but does not turn" is half of a repair.

Selling is for elsewhere. Giving away, swapping and lending are very welcome.

If I take something down I will write to you and tell you why. If you think I am wrong, tell me or tell Ada.

Edited: added the line on selling, after the week of the three vacuum cleaners.`,
  },
  {
    by: "ada",
    ago: ago(150, 3, 5),
    title: "Welcome to Mill Lane",
    tags: ["about-us"],
    key: "welcome",
    content: `For eleven years the repair café and the garden have lived on a mailing list, two notice boards and whatever Dafydd could remember. It has worked remarkably well. It also means that every answer ever given has been given at least four times.

This is the place where we write things down from now on: what is happening, what we learned, what we need. Anybody may read it. If you mend, dig, sew, bake or pour the tea, make yourself an account and write.

The café is on the first and third Saturday of the month, ten until one, in the hall. The garden is open whenever somebody is in it, and somebody usually is.

Say hello when you get here. You do not need to have anything broken.`,
  },
];
