import { THEME_KEY } from "./theme-script";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The remembered choice; "system" where none is, or where storage is shut. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return themes.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system";
  }
}

/** Shows a theme at once and remembers it on this device. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is shut: the choice holds for this page.
  }
}
