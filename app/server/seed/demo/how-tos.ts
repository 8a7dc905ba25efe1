import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** Members explain. */
export const howTos: DemoPost[] = [
  {
    by: "maribel",
    ago: ago(2, 3, 30),
    title: "How to darn a sock while talking about something else",
    tags: ["sewing", "how-to"],
    key: "darning",
    content: `You need the sock, wool of about the same thickness, a blunt needle with a big eye, and something round to stretch the sock over. A wooden mushroom is traditional. A light bulb is better than it sounds, an orange is worse.

1. Put the hole over the mushroom, without stretching it wide. If you pull the hole open you will darn it open.

2. Begin well outside the hole, where the sock is still strong. Run small stitches up and down in straight lines, close together. When you come to the hole, just carry the wool across it. Leave a tiny loop at every turn, because wool shrinks and the sock does not.

3. Now turn the work a quarter and weave across: over one thread, under the next. On the way back do the opposite. Push each row against the last with the needle.

4. Finish well outside the hole on the other side. No knots, your heel will find them.

The first one takes an hour and looks like a small waffle. By the fifth you will no longer need to look, and that is when it becomes the best thing to do with your hands in a meeting.

A darn in a different colour is not a mistake. It is a signature.`,
  },
  {
    by: "noor",
    ago: ago(9, 5, 5),
    title: "Mending a puncture so that it stays mended",
    tags: ["bicycles", "how-to"],
    content: `Most patches fail for one of three reasons: the rubber was not clean, the glue was not dry, or the thorn is still in the tyre. So:

- Find the hole first. Pump the tube up to twice its size and listen, or hold it under water. Mark it with a pen, with a cross much bigger than the patch, because the next step wipes the middle of it away.

- Sand the rubber until it is dull. Not polite sanding: you want to see grey dust.

- Put on a thin layer of glue, bigger than the patch. Then wait. Five full minutes. It must look dry and feel almost dry. This is where everybody goes wrong, me too, whenever somebody is watching.

- Press the patch on from the middle outwards, hard, with the handle of a spoon.

- While it sets, run a cloth slowly around the inside of the tyre. Where it catches, there is your thorn.

Put a little air into the tube before it goes back in, then it cannot get pinched. Finish the last part of the tyre with your hands and not with a lever.

And look at where the hole is. On the outside it is a thorn or glass. On the inside, towards the wheel, it is the rim tape, and no patch in the world will help you for long.`,
  },
  {
    by: "dafydd",
    ago: ago(40, 7, 10),
    title: "Sharpening shears in ten minutes",
    tags: ["garden", "tools", "how-to"],
    content: `Blunt shears do not cut, they chew, and a chewed hedge goes brown. You need a flat file, an oily rag, and gloves for the part where you say you don't need gloves.

Clean the sap off first. Hot soapy water and an old scourer do it.

Look at the edge. One side of each blade is flat and one is bevelled. You only ever file the bevel. The flat side is what makes them shears and not two knives, so leave it flat.

Hold the file at the angle that is there already. Push away from you, along the whole blade in one stroke, and lift on the way back. Eight or ten strokes will do. You'll feel a slight roughness along the flat side afterwards: lay the file dead flat there and take it off with one light pass.

A drop of oil at the pivot, tighten the bolt until the blades just kiss, wipe everything down.

To test them, cut a wet sheet of newspaper. If it folds, once more. If it cuts, put them away before somebody borrows them.`,
  },
  {
    by: "dafydd",
    ago: ago(82, 1, 55),
    title: "The three bins, explained once and for all",
    tags: ["garden", "how-to"],
    key: "bins",
    content: `Left bin: what you are filling now. Middle bin: what is cooking, leave it be. Right bin: what is ready, take it.

When the left one is full we turn it into the middle one, and everything moves along. That happens when it happens, and I'll ask for hands.

Yes: peelings, tea leaves, coffee grounds, grass in thin layers, dead flowers, torn cardboard without tape, egg shells if you crush them.

No: anything cooked, meat, cheese, bindweed, dock roots, glossy paper, "compostable" cups (they are, somewhere, but not here), gloves.

For every bucket of green and wet, put in a bucket of brown and dry. There is a sack of torn cardboard beside the bins. If it smells, it wants cardboard. If nothing happens, it wants water. That is the whole science of it.`,
  },
  {
    by: "tomasz",
    ago: ago(113, 4, 25),
    title: "How to write a repair ticket that helps",
    tags: ["repair-café", "how-to"],
    content: `At the desk we fill in a small card for everything that comes in. A good card saves about ten minutes, and on a full Saturday there are thirty cards.

What it is, with maker and model if they can be found. The label is nearly always underneath or behind the battery.

What it does, not what is wrong with it. "Motor runs, drum does not turn" and not "belt broken". It may be the belt. It may be a sock.

When it began, and what happened just before. Dropped, lent, washed, moved house. People often remember this only when asked.

What has been tried already, and by whom. Nobody will be told off.

What it is worth to them. "Throw it away if it takes long" and "it was my mother's" are two different repairs of the same clock.`,
  },
  {
    by: "tomasz",
    ago: ago(132, 9, 0),
    title: "Before you open anything with a plug",
    tags: ["electrics", "safety", "how-to"],
    content: `Please read this once, even if you have done it a hundred times. I have done it a thousand times and I still say it under my breath.

Pull the plug out. Switched off is not unplugged. Then put the plug on the table in front of you, where you can see it for as long as you work.

Wait. Power supplies, flash guns, microwave ovens and motors with a big capacitor keep a charge long after. Microwaves we do not open at all, not even a bit, not even to look.

Look at the cable before the inside. Cracked near the plug, pulled out of its clamp, warm marks on the pins: that is the fault in one case out of three.

Take a picture before each step. Put the screws on a sheet of paper, on a drawing of where they came from.

When it is closed again it gets tested before anybody switches it on at home. The tester is the yellow box, and I or one of the two others on the list will show you. No sticker, no leaving the hall. There are no exceptions to this one, and that includes my own toaster.`,
  },
];
