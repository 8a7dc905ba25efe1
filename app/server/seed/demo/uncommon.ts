import type { DemoPost } from "./demo-post";

import { ago } from "./demo-post";

/** Posts that are hard on a page: other scripts and directions, very long titles and words, emoji. */
export const uncommon: DemoPost[] = [
  {
    by: "noor",
    ago: ago(0, 21, 35),
    title: "ورشة إصلاح الدراجات يوم السبت القادم",
    tags: ["bicycles", "dates", "العربية"],
    key: "workshop",
    content: `أهلاً بكم جميعاً. سنفتح ورشة الدراجات يوم السبت القادم من الساعة 10 صباحاً حتى الساعة 1 ظهراً أمام القاعة في Mill Lane، وإذا نزل المطر فسنكون في الداخل قرب المطبخ.

أحضروا دراجتكم كما هي: عجلة مثقوبة، فرامل ضعيفة، سلسلة صدئة. سنعمل معاً خطوة خطوة، ولا حاجة إلى خبرة سابقة. المشاركة مجانية، ومن أراد أن يترك شيئاً في صندوق القهوة فشكراً له.

يمكنكم أن تسألوني بالعربية أو بالإنجليزية. وإذا كنتم تعرفون جاراً عنده دراجة قديمة في المخزن، فأخبروه من فضلكم.

In short for everyone else: bicycle workshop next Saturday, 10 to 1, in front of the hall, in Arabic and English. No experience needed.`,
  },
  {
    by: "dafydd",
    ago: ago(1, 5, 20),
    title:
      "Found on the path between the water tank and plot 14, after the wind on Tuesday night: a greenhouse door with both hinges, most of a scarecrow, a blue plastic tub with somebody's labels still in it, and a left boot, size 43, which I hope is not related",
    tags: ["lost-and-found", "garden"],
    content: `All of it is under the bench by the gate. The scarecrow has been sat up, as it was frightening the postman.`,
  },
  {
    by: "grace",
    ago: ago(6, 2, 5),
    title: "🍅",
    tags: ["garden"],
    content: `The first one. 🎉 Eaten on the spot, no witnesses. 👩🏾‍🌾`,
  },
  {
    by: "tomasz",
    ago: ago(29, 6, 45),
    title: "A clock from Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch is on my table",
    tags: ["repair-café", "question"],
    content: `It is a round railway clock, as wide as a dustbin lid, and the name goes once around the whole dial. Dafydd can say it and does so whenever he walks past.

The movement is sound. What is missing is the pendulum spring. I have found one that should fit, but the page is the worst that I have ever seen, and I would like a second opinion before I spend the money:

https://parts.clockmakers-supplies.example/catalogue/suspension-springs/brass-and-steel/english-railway-and-station-dials/by-width/09mm/by-length/38mm/item?reference=SSP-ERD-0938-BS&thickness=0.10&currency=GBP&session=7f3a9c21e5b84d06a1c2f09b77de4583&returnTo=%2Fcatalogue%2Fsuspension-springs%2Fbrass-and-steel%3Fpage%3D14%26sort%3Drelevance

If you know springs: is 0.10 mm too stiff for a pendulum of about 400 grams? The old one measures 0.08, but it is in two pieces and has clearly had a hard life.`,
  },
  {
    by: "yuki",
    ago: ago(51, 3, 40),
    title: "金継ぎ: mending a bowl with gold ✨",
    tags: ["how-to", "日本語"],
    content: `Some of you asked what I was doing in the corner with a toothpick for three Saturdays. It is called 金継ぎ (kintsugi), "joining with gold". You mend a broken bowl with lacquer and then put gold powder on the seam, so that the crack is not hidden but becomes the nicest part.

My grandmother wrote down her way of doing it, and I would like to keep her words as they are:

割れた器は、捨てる前に一晩そばに置いておきなさい。朝になってもまだ好きなら、直しなさい。漆は急ぐと必ず失敗します。薄く塗って、待って、また薄く塗る。それだけです。

In English, more or less: before you throw away a broken bowl, keep it beside you for one night. If you still like it in the morning, mend it. Lacquer always fails when you hurry. A thin coat, wait, another thin coat. That is all.

A warning: real lacquer (漆, urushi) gives many people a bad rash until it has hardened, so I use gloves and nobody else touches it. For a first try there are kits with ordinary glue. They are fine for looking at 👀 but not for eating from 🍵.

I can show four people at a time. Bring a bowl that you still like in the morning. 🌅`,
  },
];
