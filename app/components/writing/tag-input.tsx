import { Field } from "@base-ui/react/field";

interface TagInputProps {
  value: string[];
  onValueChange: (tags: string[]) => void;
}

/** The tags of a post, within a field that has its label. */
export function TagInput({ value, onValueChange }: TagInputProps) {
  return (
    <Field.Control
      value={value.join(", ")}
      onValueChange={(text) => onValueChange(text === "" ? [] : text.split(/,\s*/))}
    />
  );
}
