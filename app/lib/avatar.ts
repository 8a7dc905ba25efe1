/** Where members' pictures are served. A picture elsewhere is never shown: it would tell who reads here. */
export const AVATARS = "/api/avatars/";

/** Where a picture is sent to. */
export const AVATAR_UPLOAD = "/api/avatar";

/** Edge of the square that is kept, in pixels. */
export const AVATAR_EDGE = 256;

/** The largest file that is taken for a picture, in bytes: what a telephone's camera makes fits. */
export const AVATAR_BYTES_MAX = 10 * 1_048_576;

/** For the dialog that chooses a file; the server looks at the bytes. */
export const AVATAR_TYPES = "image/jpeg,image/png,image/webp,image/gif,image/avif";

export const AVATAR_TOO_LARGE = "This file is larger than 10 MB. Choose a smaller one.";
export const AVATAR_UNKNOWN =
  "This is no picture that can be read here. Choose a JPEG, PNG, WebP, GIF or AVIF.";

/** The address of a member's picture, when it is one of this site's own. */
export const ownAvatar = (image: string | null | undefined) => (image?.startsWith(AVATARS) ? image : null);
