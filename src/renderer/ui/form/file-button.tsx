/** A button that starts choosing a file. The choosing itself happens in the system's own dialog, opened by a call. */
import { Paperclip } from 'lucide-react';
import type { ButtonProps } from '../words/button.tsx';
import { Button } from '../words/button.tsx';

export type FileButtonProps = ButtonProps & {
  /** What fits: "Bild eller PDF, högst 25 MB". */
  readonly hint?: string | undefined;
};

export function FileButton({ hint, ...button }: FileButtonProps) {
  return (
    <span className="file-button">
      <Button icon={Paperclip} {...button} />
      {hint === undefined ? null : <span className="field-hint">{hint}</span>}
    </span>
  );
}
