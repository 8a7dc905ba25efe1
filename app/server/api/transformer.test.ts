import superjson from "superjson";
import { expect, it } from "vitest";

import { transformer } from "./transformer";

const { deserialize } = transformer.input;

it.each([
  { a: 1, b: "x" },
  { at: new Date(0), none: undefined, deep: { at: new Date(1) } },
  undefined,
  new Date(0),
])("reads what a client sends: %j", (input) => {
  expect(deserialize(superjson.serialize(input))).toEqual(input);
});

const note = (values: unknown, more: object = {}) => ({
  json: { a: 4_000_000_000 },
  meta: { values, ...more },
});

it.each([
  ["an array of four thousand million bytes", note({ a: [["typed-array", "Uint8Array"]] })],
  ["a set", note({ a: ["set"] })],
  ["a map with notes of its own", note({ a: ["map", { 0: ["Date"] }] })],
  ["a regular expression", note({ a: ["regexp"] })],
  ["shared references", note({}, { referentialEqualities: { a: ["b"] } })],
  [
    "more notes than any input has",
    note(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}`, ["Date"]]))),
  ],
  ["no payload", null],
  ["plain JSON", { id: "1" }],
  ["notes that are none", { json: {}, meta: "x" }],
])("refuses %s", (_, payload) => {
  expect(() => deserialize(payload)).toThrow("superjson");
});
