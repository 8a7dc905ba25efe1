import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** What happened: reports, accounts and minutes. */
export const reports: DemoPost[] = [
  {
    by: "ada",
    ago: ago(5, 6, 20),
    title: "Last Saturday in numbers, and one accordion",
    tags: ["repair-café", "report"],
    content: `28 things came in. 19 left mended, 5 went home with advice or a part to order, and 4 were beyond us and gave up their screws.

By kind: 9 with a plug, 7 made of cloth, 6 bicycles, 3 clocks, 2 toys and an accordion.

The accordion had been silent since a party that its owner did not wish to describe. Two reeds were stuck and a strap was torn. Maribel did the strap, Yuki did the reeds with a hair and a great deal of patience, and at ten to one the whole hall stopped working to listen. I do not have a number for that.

Average wait was 25 minutes, which is better than last time. We ran out of milk, which is not.`,
  },
  {
    by: "grace",
    ago: ago(20, 2, 50),
    title: "Minutes of the monthly meeting: shed roof, ladder, Saturday rota",
    tags: ["minutes"],
    content: `Present: Ada, Dafydd, Grace (minutes), Maribel, Noor, Tomasz, Yuki, and two neighbours who came in from the rain and stayed.

Shed roof. It leaks over the bench. Dafydd has two sheets left from the greenhouse and thinks that will do. Agreed, if somebody holds the ladder.

Ladder. Agreed to write names on a board when we borrow something. The board is to hang where the ladder hangs. It was noted that the ladder is not hanging there at present.

Saturday rota. We have enough hands for repairs and too few for the desk. From now on everyone who mends does one desk hour every two months. Tomasz asked whether that includes him. It does.

Money. 212.40 in the tin, 65 of it kept for solder, patches and tea. Ada will put the half-year accounts on this site.

School visit. Noor told us about it, with torches. Everybody wanted one.

Anything else. Yuki proposed that mended things may have their picture taken for the wall, if the owner likes. Warmly agreed.

Next meeting on the second Tuesday, at seven, in the kitchen because of the heating.`,
  },
  {
    by: "noor",
    ago: ago(36, 3, 15),
    title: "Twenty-two torches: our afternoon at the school",
    tags: ["children", "electrics", "report"],
    content: `Thank you for all the advice on soldering with children. We took most of it. Four tables, four irons, one of us at each, and everything else was arranged so that nobody had to wait with empty hands.

While one child soldered, the others at the table cut the tube, folded the reflector out of foil and drew the case. The drawing turned out to be the slowest part by far, so nobody noticed the queue.

Twenty-two children, twenty-two torches, twenty-one of which worked at once. The last one had its battery in backwards, and the boy who had built it found that out himself, which I think was the best minute of the day.

Burns: one, mine.

They would like us again next term. I have said yes for all of you.`,
  },
  {
    by: "ada",
    ago: ago(18, 8, 40),
    title: "Half-year accounts, on one page",
    tags: ["minutes", "about-us"],
    content: `Money in
Donations at the café: 486.20
Plot rents: 540.00
Plant sale: 173.50
Jam: 61.00
Together: 1,260.70

Money out
Hall, twelve Saturdays: 420.00
Insurance: 298.00
Parts, solder, patches, thread: 141.15
Water: 96.80
Tea, milk, biscuits: 92.35
Together: 1,048.30

Left over: 212.40

The insurance is the biggest single thing after the hall, and it went up by a tenth. I have asked two others for a price. If anybody knows a group like ours that is happy with theirs, I would be glad of a name.

The receipts are in the blue folder, and you are welcome to look through them with me on any Saturday.`,
  },
  {
    by: "grace",
    ago: ago(79, 5, 35),
    title: "Minutes of the monthly meeting: new members, the lathe, a name for the cat",
    tags: ["minutes"],
    content: `Present: Ada, Dafydd, Grace (minutes), Maribel, Noor, Tomasz.

New members. Three people have asked for a plot and none is free. Agreed to open the corner behind the tank as a shared bed until one is. Dafydd will dig the first row, the rest is up to whoever turns up.

Lathe. It is in and it is bolted down. Nobody uses it alone, nobody uses it with long sleeves. Tomasz will keep a list of those who have been shown.

Opening hours. A proposal to open the café every Saturday was discussed and set aside. We would rather do two good ones.

The cat. It has come to five meetings now and needs a name for the minutes. Suggestions: Fuse, Biscuit, Treasurer. Treasurer was elected by four votes to two.

Next meeting as usual.`,
  },
  {
    by: "maribel",
    ago: ago(97, 7, 0),
    title: "First sewing evening: nine people, eleven zips",
    tags: ["sewing", "report"],
    content: `I had put out four chairs. Nine people came, so we fetched the benches.

Eleven zips, of which seven only needed a new slider (ask me, it is the best trick I know: you almost never have to change the whole zip). Three hems, one pair of curtains that we decided not to speak of again, and a rucksack that has now been mended so often that we are no longer sure which part of it is the rucksack.

Two people who had come to have something done for them ended up doing it for somebody else. That was all I was hoping for.

We do it again in four weeks. Bring a lamp if you have one, the light in the hall is kind to faces and unkind to black thread.`,
  },
];
