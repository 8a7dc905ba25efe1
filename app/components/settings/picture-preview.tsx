import { useEffect, useRef } from "react";

import { AVATAR_EDGE } from "~/lib/avatar";

/** A chosen file as it will look once it is saved: its middle square. */
export function PicturePreview({ file, className }: { file: File; className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isPast = false;
    // What this browser can't read the server may, and says on saving where it can't either.
    draw(file, canvas.current, () => isPast).catch(() => undefined);
    return () => {
      isPast = true;
    };
  }, [file]);
  return (
    <canvas
      ref={canvas}
      width={AVATAR_EDGE}
      height={AVATAR_EDGE}
      role="img"
      aria-label="The picture that you chose"
      className={`${className} shrink-0 rounded-full bg-sunken`}
    />
  );
}

async function draw(file: File, canvas: HTMLCanvasElement | null, isPast: () => boolean): Promise<void> {
  const picture = await createImageBitmap(file);
  const side = Math.min(picture.width, picture.height);
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  if (!isPast()) {
    const context = canvas?.getContext("2d");
    context?.clearRect(0, 0, AVATAR_EDGE, AVATAR_EDGE);
    context?.drawImage(picture, left, top, side, side, 0, 0, AVATAR_EDGE, AVATAR_EDGE);
  }
  picture.close();
}
