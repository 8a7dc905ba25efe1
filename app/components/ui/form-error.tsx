/** What went wrong with a whole form, said aloud when it appears. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <div role="alert">
      {message ? (
        <p className="mb-4 rounded border border-danger px-3 py-2 text-sm text-danger">{message}</p>
      ) : null}
    </div>
  );
}
