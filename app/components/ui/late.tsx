import { Component, lazy, Suspense, useState, type ComponentType, type ReactNode } from "react";

/**
 * A component that is loaded when it is first shown. Where that fails, as it does without a network,
 * it says so in its own place, and the page around it stays.
 */
export function late<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let Loaded = lazy(load);
  return function Late(props: Props) {
    const [tries, setTries] = useState(1);
    const tryAgain = () => {
      Loaded = lazy(load);
      setTries(tries + 1);
    };
    return (
      <Boundary key={tries} fallback={<NotLoaded onTryAgain={tries === 1 ? tryAgain : undefined} />}>
        <Suspense>
          <Loaded {...props} />
        </Suspense>
      </Boundary>
    );
  };
}

class Boundary extends Component<{ children: ReactNode; fallback: ReactNode }, { isFailed: boolean }> {
  override state = { isFailed: false };

  static getDerivedStateFromError() {
    return { isFailed: true };
  }

  override render() {
    return this.state.isFailed ? this.props.fallback : this.props.children;
  }
}

/** Some browsers never ask again for a script that they once failed to get, until the page is loaded anew. */
function NotLoaded({ onTryAgain }: { onTryAgain: (() => void) | undefined }) {
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-2 text-sm text-quiet">
      This could not be loaded.
      <button type="button" onClick={onTryAgain ?? (() => location.reload())} className="quiet-action">
        {onTryAgain ? "Try again" : "Reload the page"}
      </button>
    </p>
  );
}
