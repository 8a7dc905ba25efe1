let stopping = false;

/** Says that this process takes no new work; there is no way back. */
export function beginStopping(): void {
  stopping = true;
}

/** Whether this process is on its way out: it answers what it has, and is not ready for more. */
export const isStopping = () => stopping;
