const FOR_PEOPLE = new Set(["EnvError", "DatabaseHeldError", "DatabaseAwayError", "DataFolderError"]);

/** What to tell whoever started a program that then failed: a sentence where one is known, else all. */
export function explain(error) {
  if (error?.code === "EADDRINUSE" || /^Port \d+ is already in use/.test(error?.message ?? "")) {
    return "The port is in use by another program. Set PORT to a free one.";
  }
  return FOR_PEOPLE.has(error?.name) ? error.message : error;
}
