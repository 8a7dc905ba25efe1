import { AVATAR_BYTES_MAX, AVATAR_TOO_LARGE, AVATAR_UPLOAD } from "~/lib/avatar";
import { UNEXPECTED } from "~/lib/api-error";

/** A file that can't become a picture; its message is for the one who chose it. */
class PictureRefusal extends Error {
  override name = "PictureRefusal";
  readonly code = "BAD_REQUEST";
}

/**
 * Makes a file one's own picture and answers its address.
 * @throws {Error} with a sentence for a person, or what `fetch` throws without a network
 */
export async function uploadPicture(file: File): Promise<string> {
  if (file.size > AVATAR_BYTES_MAX) throw new PictureRefusal(AVATAR_TOO_LARGE);
  const response = await fetch(AVATAR_UPLOAD, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  if (response.status === 413) throw new PictureRefusal(AVATAR_TOO_LARGE);
  // A proxy before the site may answer in its own words, which are not for people.
  const answer = (await response.json().catch(() => ({}))) as { image?: string; message?: string };
  if (!answer.image) throw new PictureRefusal(answer.message ?? UNEXPECTED);
  return answer.image;
}
