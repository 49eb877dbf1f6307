/** Below a list that is read a page at a time: the button for the next page, while there is one. */
import { Button } from '../words/button.tsx';
import { Row } from '../frame/layout.tsx';

export type MoreRowsProps = {
  readonly list: { readonly more: (() => void) | undefined; readonly isFetchingMore: boolean };
  /** "Visa fler". */
  readonly label: string;
};

export function MoreRows({ list: { more, isFetchingMore }, label }: MoreRowsProps) {
  return more ? (
    <Row>
      <Button isBusy={isFetchingMore} onPress={more}>
        {label}
      </Button>
    </Row>
  ) : null;
}
