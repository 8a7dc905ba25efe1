import type { MarkdownIt, Token } from "markdown-it";

import { HANDLE_MAX, isHandle, plainHandle } from "~/lib/handle";

/** Members that one text can mention; looking more of them up would be work for nobody. */
const MENTIONS_MAX = 50;

/**
 * "@" and what may be a handle, where neither side makes it part of something else: an address of
 * mail, of a mailbox elsewhere ("@ada@example.com"), a package ("@ada/engine").
 */
const MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}_@/.+-])@([a-z0-9](?:[-_]?[a-z0-9]){0,${HANDLE_MAX - 1}})(?![\\p{L}\\p{N}@]|[-_/][\\p{L}\\p{N}])`,
  "giu",
);

/** The handles that a text may mention, in small letters, each once. */
export function mentionsIn(markdown: string): string[] {
  const found = new Set<string>();
  for (const [, written = ""] of markdown.matchAll(MENTION)) {
    const handle = plainHandle(written);
    if (isHandle(handle)) found.add(handle);
    if (found.size === MENTIONS_MAX) break;
  }
  return [...found];
}

/** Links the mentions of members that `env.handles` names; within links and code there are none. */
export function mentions(md: MarkdownIt): void {
  // Before texts are joined: an "@" that was escaped stands alone until then.
  md.core.ruler.before("text_join", "mentions", ({ tokens, env, Token: TokenOf }) => {
    const handles = env.handles as ReadonlySet<string> | undefined;
    if (!handles?.size) return;
    for (const block of tokens) {
      if (block.children) block.children = mentioning(block.children, { handles, TokenOf });
    }
  });
}

interface Options {
  handles: ReadonlySet<string>;
  TokenOf: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token;
}

function mentioning(children: Token[], options: Options): Token[] {
  let linkDepth = 0;
  return children.flatMap((token) => {
    if (token.type === "link_open") linkDepth += 1;
    if (token.type === "link_close") linkDepth -= 1;
    return token.type === "text" && linkDepth === 0 ? split(token, options) : [token];
  });
}

function split(token: Token, { handles, TokenOf }: Options): Token[] {
  const parts: Token[] = [];
  const add = (content: string) => {
    const text = new TokenOf("text", "", 0);
    text.content = content;
    parts.push(text);
  };
  let end = 0;
  for (const match of token.content.matchAll(MENTION)) {
    const handle = plainHandle(match[0]);
    if (!handles.has(handle)) continue;
    add(token.content.slice(end, match.index));
    const open = new TokenOf("link_open", "a", 1);
    open.attrs = [
      ["href", `/@${handle}`],
      ["class", "mention"],
    ];
    open.meta = { isMention: true };
    parts.push(open);
    add(match[0]);
    parts.push(new TokenOf("link_close", "a", -1));
    end = match.index + match[0].length;
  }
  if (end === 0) return [token];
  add(token.content.slice(end));
  return parts;
}
