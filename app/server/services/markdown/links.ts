import type { MarkdownIt, Token } from "markdown-it";

/** No page is there; an address that stays on it is one of this site. */
const HERE = "https://site.invalid";

const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/**
 * Characters that the addresses of one text may fill together. Five letters can repeat an address
 * of any length that the text defines once.
 */
const ADDRESSES_MAX = 200_000;

/** Whether a link may lead there: to the web, to a mailbox, or to a place on this site; not to nowhere. */
export function isSafeAddress(href: string): boolean {
  // Read as a browser reads it, which skips spaces and line ends that hide a scheme from others.
  const address = URL.parse(href, HERE);
  return href !== "" && address !== null && SCHEMES.has(address.protocol);
}

/** Every link by a member says that the site does not vouch for it. */
const MEMBERS_LINK = "nofollow ugc";

/** Marks the links of members, and makes links of their pictures: none is loaded from elsewhere. */
export function membersLinks(md: MarkdownIt): void {
  md.validateLink = isSafeAddress;
  md.core.ruler.push("members_links", ({ tokens, Token: TokenOf }) => {
    let left = ADDRESSES_MAX;
    const allows = (href: string) => (left -= href.length) >= 0;
    for (const block of tokens) {
      if (block.children) block.children = linked(block.children, { allows, TokenOf });
    }
  });
}

interface Options {
  allows: (href: string) => boolean;
  TokenOf: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;
}

const isByMember = ({ type, meta }: Token) => type === "link_open" && !meta?.isMention;

/** The tokens of a line, with its links marked and its pictures as links. */
function linked(children: Token[], { allows, TokenOf }: Options): Token[] {
  const shown: Token[] = [];
  let isWithinLink = false;
  let isDropped = false;
  for (const token of children) {
    if (token.type === "image") {
      shown.push(...pictureOf(token, { isWithinLink, allows, TokenOf }));
    } else if (isByMember(token)) {
      isWithinLink = true;
      isDropped = addressOf(token) === "" || !allows(addressOf(token) + String(token.attrGet("title") ?? ""));
      token.attrSet("rel", MEMBERS_LINK);
      if (!isDropped) shown.push(token);
    } else if (token.type === "link_close" && isWithinLink) {
      isWithinLink = false;
      if (!isDropped) shown.push(token);
    } else {
      shown.push(token);
    }
  }
  return shown;
}

const addressOf = (token: Token) => String(token.attrGet("href") ?? token.attrGet("src") ?? "");

/** A picture as what it is called, linked to where it lies unless it is part of a link already. */
function pictureOf(image: Token, { isWithinLink, allows, TokenOf }: Options & { isWithinLink: boolean }) {
  const src = addressOf(image);
  const text = new TokenOf("text", "", 0);
  text.content = nameOf(image.children ?? []) || fileNameOf(src);
  if (isWithinLink || !allows(src)) return [text];
  const open = new TokenOf("link_open", "a", 1);
  open.attrs = [
    ["href", src],
    ["class", "picture"],
    ["rel", MEMBERS_LINK],
  ];
  const title = image.attrGet("title");
  if (title) open.attrSet("title", title);
  return [open, text, new TokenOf("link_close", "a", -1)];
}

/** What stands within the brackets of a picture, as plain text. */
const nameOf = (tokens: Token[]): string =>
  tokens
    .map((token) =>
      token.type === "softbreak" || token.type === "hardbreak"
        ? " "
        : token.children
          ? nameOf(token.children)
          : token.content,
    )
    .join("");

const fileNameOf = (src: string) => /([^/?#]+)\/?(?:[?#].*)?$/.exec(src)?.[1] ?? "Picture";
