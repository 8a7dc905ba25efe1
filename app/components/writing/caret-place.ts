/** What of a field's look decides where its words stand. */
const COPIED = [
  "direction",
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "overflowWrap",
  "paddingTop",
  "paddingRight",
  "paddingBottom",
  "paddingLeft",
  "tabSize",
  "textIndent",
  "textTransform",
  "unicodeBidi",
  "wordSpacing",
] as const;

/** Where the character at `offset` stands, in pixels from the top left of the field's border. */
export function caretPlace(field: HTMLTextAreaElement, offset: number) {
  const style = getComputedStyle(field);
  const mirror = document.createElement("div");
  for (const name of COPIED) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: "absolute",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    boxSizing: "border-box",
    width: `${field.clientWidth}px`,
  });
  const mark = document.createElement("span");
  mark.textContent = field.value.slice(offset, offset + 1) || ".";
  mirror.append(field.value.slice(0, offset), mark);
  document.body.append(mirror);
  const place = {
    left: mark.offsetLeft + field.clientLeft - field.scrollLeft,
    top: mark.offsetTop + field.clientTop - field.scrollTop,
    height: mark.offsetHeight,
  };
  mirror.remove();
  return place;
}
