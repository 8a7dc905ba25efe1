/**
 * Loaded into the server before its own code (NODE_OPTIONS=--import): what it asks of discord.com is
 * asked of the test's stand-in on loopback. Only the way there is replaced, nothing of the server.
 */
const standIn = process.env.DISCORD_STAND_IN;
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  return url.origin === "https://discord.com"
    ? fetch(new URL(url.pathname + url.search, standIn), init)
    : fetch(input, init);
};
