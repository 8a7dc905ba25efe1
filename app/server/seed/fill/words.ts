import { pick } from "./random";

/** The words that every text is full of, the commonest first. */
const COMMON =
  "the of and to a in is it you that he was for on are with as they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know get through back much before go good new write our used me man too any day same right look think also around another came come work three word must because does part even place well such here take why things help put years different away again off went old number great tell men say small every found still between name should home big give air line set own under read last never us left end along while might next sound below saw something thought both few those always looked show large often together asked house world going want school important until form food keep children feet land side without boy once animals life enough took sometimes four head above kind began almost live page got earth need far hand high year mother light parts country father let night following picture being study second eyes soon times story boys since white days ever paper hard near sentence better best across during today others however sure means knew try told young miles sun ways thing whole hear example heard several change answer room sea against top turned learn point city play toward five using himself usually garden bread kettle bicycle letter press mend repair seed winter spring harvest lamp clock needle wool copper brass".split(
    " ",
  );
const STARTS = "b br c cr d dr f fl g gr h j k l m n p pl pr qu r s sh st str t tr v w".split(" ");
const MIDDLES = "a e i o u ai ea ie oo ou".split(" ");
const ENDS = "ck d ft g l ll m n nd ng nt p r rd rk rn s sk st t th x".split(" ");

const VOCABULARY = 30_000;

/** Made-up words that can be said aloud, every one once. */
function rareWords(random: () => number, count: number): string[] {
  const words = new Set<string>();
  const syllable = () => pick(random, STARTS) + pick(random, MIDDLES);
  while (words.size < count) words.add(syllable() + (random() < 0.6 ? syllable() : "") + pick(random, ENDS));
  return [...words];
}

/**
 * Words as a language has them: a few hundred that are everywhere, and tens of thousands that are
 * rare, after Zipf's law. With the same numbers it gives the same words.
 */
export function createWords(random: () => number): () => string {
  const words = [...COMMON, ...rareWords(random, VOCABULARY - COMMON.length)];
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let rank = 0; rank < words.length; rank += 1) sums[rank] = sum += 1 / (rank + 2.7);
  return () => words[rankAt(sums, random() * sum)] ?? "";
}

/** The first place whose sum is above `value`. */
function rankAt(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
