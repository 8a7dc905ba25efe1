/**
 * Makes this process stop when the npm that runs it is told to: npm and its shell end at once on
 * SIGTERM and pass nothing on, which would leave the server behind, holding its folder and port.
 */
export function followParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
