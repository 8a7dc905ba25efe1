import { useRef, useState } from "react";

interface Toggled {
  on: boolean;
}

interface ToggleOptions<State extends Toggled> {
  /** As far as the page knows. */
  stored: State;
  /** Has it stored; answers what is then. */
  save: (on: boolean) => Promise<State>;
}

/**
 * A switch that turns at once and is stored behind it. However quickly it is pressed, one request is
 * on its way at a time, and what was wished last is what is stored in the end. Where that fails it
 * turns back to what is stored, with the error.
 */
export function useToggle<State extends Toggled>({ stored: given, save }: ToggleOptions<State>) {
  const [known, setKnown] = useState({ given, stored: given });
  const [wish, setWish] = useState<boolean>();
  const [error, setError] = useState<unknown>();
  const wanted = useRef<boolean>(undefined);
  const isSending = useRef(false);

  // What the page knows is newer than what was answered here before.
  const isNews = Object.entries(given).some(([name, value]) => known.given[name as keyof State] !== value);
  if (isNews) setKnown({ given, stored: given });
  const stored = isNews ? given : known.stored;

  async function send() {
    isSending.current = true;
    try {
      for (let sent = wanted.current; sent !== undefined;) {
        const answer = await save(sent);
        setKnown((before) => ({ ...before, stored: answer }));
        sent = wanted.current === sent ? undefined : wanted.current;
      }
    } catch (failure) {
      setError(failure);
    }
    isSending.current = false;
    wanted.current = undefined;
    setWish(undefined);
  }

  function toggle() {
    wanted.current = !(wanted.current ?? stored.on);
    setWish(wanted.current);
    setError(undefined);
    if (!isSending.current) void send();
  }

  return { stored, on: wish ?? stored.on, error, toggle };
}
