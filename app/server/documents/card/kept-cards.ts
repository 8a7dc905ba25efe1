import type { CardText } from "./draw";

import { logger } from "../../logger";
import { makeTurns } from "../../services/turns";

/** Cards that are kept, of about 20 kB each. */
const CARDS_MAX = 200;

/** Guests may ask for any number of cards, so drawing takes at most a part of the time: one in this many. */
const SHARE = 4;

const inTurn = makeTurns({ waiting: 20 });

const cards = new Map<string, Promise<Buffer>>();

/** What draws is large, and is loaded with the first card. */
async function draw(text: CardText): Promise<Buffer> {
  const { drawBareCard, drawCard } = await import("./draw");
  try {
    return await drawCard(text);
  } catch (error) {
    logger().warn({ err: error }, "a card could not be set");
    return drawBareCard();
  }
}

/** Draws, and then leaves the processor to others before the next one's turn. */
async function drawInTurn(version: string, text: CardText): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    inTurn(
      version,
      () => Promise.resolve(),
      async () => {
        const began = performance.now();
        resolve(await draw(text));
        const rest = (SHARE - 1) * (performance.now() - began);
        await new Promise((done) => setTimeout(done, rest));
      },
    ).catch(reject);
  });
}

/**
 * The card of this version, drawn once for all who ask.
 * @throws {BusyError} when too many others wait to be drawn.
 */
export async function keptCard(version: string, text: CardText): Promise<Buffer> {
  const known = cards.get(version);
  if (known) {
    // The first in the map is the one that nobody asked for the longest.
    cards.delete(version);
    cards.set(version, known);
    return known;
  }
  const drawing = drawInTurn(version, text);
  cards.set(version, drawing);
  if (cards.size > CARDS_MAX) cards.delete(cards.keys().next().value ?? version);
  try {
    return await drawing;
  } catch (error) {
    if (cards.get(version) === drawing) cards.delete(version);
    throw error;
  }
}
