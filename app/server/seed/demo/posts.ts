import type { DemoPost } from "./demo-post";

import { essays } from "./essays";
import { examples } from "./examples";
import { howTos } from "./how-tos";
import { notices } from "./notices";
import { questions } from "./questions";
import { reports } from "./reports";
import { uncommon } from "./uncommon";

/** Everything that the members of the Mill Lane repair café and garden have published, in no order. */
export const demoPosts: DemoPost[] = [
  ...notices,
  ...questions,
  ...howTos,
  ...reports,
  ...essays,
  ...examples,
  ...uncommon,
];
