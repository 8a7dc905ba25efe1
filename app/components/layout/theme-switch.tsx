import { useSyncExternalStore } from "react";

import { applyTheme, storedTheme, themes, type Theme } from "~/lib/theme";

const labels: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
};

/** Light, dark, or as the system has it; remembered on this device. */
export function ThemeSwitch() {
  const current = useSyncExternalStore(subscribe, storedTheme, () => "system" as const);
  return (
    <fieldset className="needs-script -mx-2 flex items-center gap-1 text-sm text-quiet">
      <legend className="sr-only">Appearance</legend>
      {themes.map((theme) => (
        <label
          key={theme}
          className="relative inline-flex min-h-11 cursor-pointer items-center rounded px-2 decoration-2 underline-offset-[6px] outline-accent hover:text-text has-checked:text-text has-checked:underline has-focus-visible:outline-2"
        >
          <input
            type="radio"
            name="theme"
            value={theme}
            checked={current === theme}
            onChange={() => {
              applyTheme(theme);
              for (const listener of listeners) listener();
            }}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {labels[theme]}
        </label>
      ))}
    </fieldset>
  );
}
