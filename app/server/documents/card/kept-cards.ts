import type { CardText } from "./draw";

import { logger } from "../../logger";
import { makeSparingTurns } from "../../services/turns";

/** Cards that are kept, of about 20 kB each. */
const CARDS_MAX = 200;

/** Guests may ask for any number of cards, so drawing takes at most a part of the time: one in this many. */
const SHARE = 4;

type Draw = (version: string, text: CardText) => Promise<Buffer>;

/**
 * Draws each version once for all who ask, and keeps those that were asked for last. What is not
 * drawn yet takes nobody's place, for it may be refused.
 */
export function keepCards(draw: Draw, max: number): Draw {
  const cards = new Map<string, Buffer>();
  const drawings = new Map<string, Promise<Buffer>>();
  const keep = (version: string, card: Buffer) => {
    // The first in the map is the one that nobody asked for the longest.
    cards.delete(version);
    cards.set(version, card);
    if (cards.size > max) cards.delete(cards.keys().next().value ?? version);
    return card;
  };
  return async (version, text) => {
    const known = cards.get(version);
    if (known) return keep(version, known);
    const begun = drawings.get(version);
    if (begun) return begun;
    const drawing = draw(version, text);
    drawings.set(version, drawing);
    try {
      return keep(version, await drawing);
    } finally {
      drawings.delete(version);
    }
  };
}

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

const inTurn = makeSparingTurns({ waiting: 20, share: SHARE });

/**
 * The card of this version.
 * @throws {BusyError} when too many others wait to be drawn.
 */
export const keptCard = keepCards((version, text) => inTurn(version, () => draw(text)), CARDS_MAX);
