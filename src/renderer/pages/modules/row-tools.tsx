/** Moving a row of the module up and down, and taking it away: by its buttons, or by Alt and the arrows in its fields. */
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/words/button.tsx';
import { isWriting } from '../../ui/frame/keys.ts';
import { focusSoon } from '../../ui/form/focus-soon.ts';

type RowToolsProps = {
  /** Stays with the row when it is moved. */
  readonly rowId: string;
  /** As it is read aloud: "läranderesultat 2", "kriterium 1.3". */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

export function RowTools({ rowId, name, index, count, onMove, onRemove }: RowToolsProps) {
  const { t } = useTranslation('modules');
  const up = `${rowId}-up`;
  const down = `${rowId}-down`;
  return (
    <div className="row-tools">
      {index > 0 ? (
        <IconButton
          id={up}
          icon={ArrowUp}
          label={t('moveUp', { name })}
          onPress={() => {
            onMove(index - 1);
            focusSoon(up, down);
          }}
        />
      ) : null}
      {index < count - 1 ? (
        <IconButton
          id={down}
          icon={ArrowDown}
          label={t('moveDown', { name })}
          onPress={() => {
            onMove(index + 1);
            focusSoon(down, up);
          }}
        />
      ) : null}
      <IconButton icon={X} label={t('remove', { name })} onPress={onRemove} />
    </div>
  );
}

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Where Alt and an arrow moves the row at `index` of `count`; undefined for every other key. */
export const movedByKey = (event: KeyboardEvent, index: number, count: number): number | undefined => {
  const step = event.altKey && !isWriting(event.nativeEvent) ? steps[event.key] : undefined;
  if (step === undefined) return undefined;
  event.preventDefault();
  event.stopPropagation();
  const to = index + step;
  return to >= 0 && to < count ? to : undefined;
};
