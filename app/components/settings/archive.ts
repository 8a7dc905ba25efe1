/** What the server answered: the whole archive, or why not. */
type Answer = { error: { code: string; message: string } } | { error: null; file: Blob; name: string };

const NAME = /filename="([^"]+)"/;

/**
 * Fetches the archive of all one's data; `onProgress` is told the bytes that have arrived. It is kept
 * back until it is whole, so that nobody keeps half of one.
 * @throws when the connection breaks
 */
export async function fetchArchive(onProgress: (bytes: number) => void): Promise<Answer> {
  const response = await fetch("/api/account/export");
  if (!response.ok || !response.body) {
    return { error: (await response.json()) as { code: string; message: string } };
  }
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    onProgress((size += value.length));
  }
  const [, name = "posthouse.zip"] = NAME.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { error: null, file: new Blob(pieces, { type: "application/zip" }), name };
}

/** Hands a file to the browser, which keeps it with the person's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the file once it began.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
