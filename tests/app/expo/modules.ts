/**
 * What `@better-auth/expo`'s client imports on a phone, as far as it uses it: vitest.config.ts puts
 * this in the place of react-native and of Expo's modules.
 */
export default {};
export const Platform = { OS: "ios" };

const nothing = { remove: () => undefined };
export const AppState = { addEventListener: () => nothing };
export const addNetworkStateListener = () => nothing;

/** The app's own address for a path, under the scheme of its manifest. */
export const createURL = (path: string) => `expo://${path.replace(/^\//, "")}`;

/** Where the app opened a browser to sign in, and where that browser was to come back to. */
export const opened: { url: string; back: string }[] = [];

export function openAuthSessionAsync(url: string, back: string) {
  opened.push({ url, back });
  return Promise.resolve({ type: "cancel" });
}

/** A phone's storage, in memory. */
export function phoneStorage() {
  const kept = new Map<string, string>();
  const getItem = (name: string) => kept.get(name) ?? null;
  const setItem = (name: string, value: string) => {
    kept.set(name, value);
  };
  return {
    getItem,
    setItem,
    getItemAsync: (name: string) => Promise.resolve(getItem(name)),
    setItemAsync: (name: string, value: string) => {
      setItem(name, value);
      return Promise.resolve();
    },
  };
}
