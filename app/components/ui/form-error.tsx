/** What went wrong with a whole form, said aloud when it appears. */
export function FormError({
  message,
  className = "mb-4",
}: {
  message: string | undefined;
  className?: string;
}) {
  return (
    <div role="alert">
      {message ? (
        <p className={`rounded border border-danger px-3 py-2 text-sm text-danger ${className}`}>{message}</p>
      ) : null}
    </div>
  );
}
