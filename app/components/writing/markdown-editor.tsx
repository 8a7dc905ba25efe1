import { Field } from "@base-ui/react/field";

interface MarkdownEditorProps {
  name?: string;
  value: string;
  onValueChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  rows?: number;
  /** Publishes, from the keyboard. */
  onSubmit?: () => void;
  className?: string;
}

/** Where Markdown is written, within a field that has its label. */
export function MarkdownEditor({
  name,
  value,
  onValueChange,
  onBlur,
  placeholder,
  rows = 4,
  className = "",
}: MarkdownEditorProps) {
  return (
    <Field.Control
      render={<textarea rows={rows} />}
      name={name}
      value={value}
      onValueChange={onValueChange}
      onBlur={onBlur}
      placeholder={placeholder}
      dir="auto"
      className={`block field-sizing-content w-full resize-none bg-transparent font-serif text-lg ${className}`}
    />
  );
}
