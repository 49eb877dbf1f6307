/** A picture that will be printed, shown on white whatever the colours of the screen. */

export type PaperPictureProps = {
  readonly src: string;
  /** What it is, for those who do not see it. */
  readonly alt: string;
};

export function PaperPicture({ src, alt }: PaperPictureProps) {
  return <img className="paper-picture" src={src} alt={alt} />;
}
