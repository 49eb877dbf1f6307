/** A picture to press, which opens it larger. Pictures that only stand there are plain <img>. */
import { Maximize2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

export type PictureButtonProps = {
  readonly src: string;
  readonly alt: string;
  /** What a press does, in a corner of the picture. */
  readonly hint: string;
  readonly onPress: () => void;
};

export function PictureButton({ src, alt, hint, onPress }: PictureButtonProps) {
  return (
    <AriaButton className="picture-button" onPress={onPress}>
      <img src={src} alt={alt} loading="lazy" />
      <span className="picture-button-hint">
        <Maximize2 className="inline-icon" aria-hidden /> {hint}
      </span>
    </AriaButton>
  );
}
