/** What stands between the module and control, each with a link to its place. */
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import type { Validation, ViewName } from './validation.ts';
import { focusCriterion } from '../../parts/validations/focus-criterion.ts';

/** A list this short stands open; a longer one would push the rest of the page away. */
const openUpTo = 5;

type MissingProps = {
  readonly validation: Validation;
  /** What a delintyg lacks, where one is asked for; otherwise what the whole module lacks. */
  readonly missing?: Validation['missing'];
  readonly onView: (view: ViewName) => void;
  /** After something was followed; closes the dialog it stands in. */
  readonly onGone?: () => void;
};

const criterionOf = (missing: Validation['missing'][number]) =>
  'criterionId' in missing ? missing.criterionId : null;

/** The list itself; also shown when somebody tries to hand in too early. */
export function MissingList({ validation, missing: all = validation.missing, onView, onGone }: MissingProps) {
  const { t } = useTranslation('assessment');
  const criteria = new Map(
    validation.outcomes.flatMap((outcome) => outcome.criteria).map((one) => [one.id, one]),
  );
  return (
    <ul className="plain-list">
      {all.map((missing, place) => {
        const id = criterionOf(missing);
        const criterion = id === null ? undefined : criteria.get(id);
        const before = all[place - 1];
        const isSaid = before !== undefined && criterionOf(before) === id;
        return (
          <li key={`${missing.kind}-${id ?? ''}`} className="missing">
            <Button
              variant="quiet"
              size="small"
              onPress={() => {
                onView(missing.kind === 'rationaleMissing' ? 'words' : 'judging');
                onGone?.();
                if (id !== null) focusCriterion(id);
              }}
            >
              {t(`missing.${missing.kind}`, { code: criterion?.code ?? '' })}
            </Button>
            {/* In a dialog the criteria cannot be seen behind it. */}
            {onGone && criterion && !isSaid ? <Muted>{criterion.text}</Muted> : null}
          </li>
        );
      })}
    </ul>
  );
}

export function MissingCard(props: MissingProps) {
  const { t } = useTranslation('assessment');
  const count = props.validation.missing.length;
  // Sent back: that nothing is missing by the list is no answer to what was asked for.
  if (count === 0 && props.validation.state === 'returned')
    return (
      <Notice title={t('readyAgain')}>
        <p>{t('readyAgainHelp')}</p>
      </Notice>
    );
  if (count === 0)
    return (
      <Notice tone="success" title={t('ready')}>
        <p>{t(props.validation.isPartial ? 'readyPartial' : 'readyHelp')}</p>
      </Notice>
    );
  return (
    <Card title={t('missingTitle')}>
      <Disclosure title={t('missingCount', { count })} isDefaultOpen={count <= openUpTo}>
        <MissingList {...props} />
      </Disclosure>
    </Card>
  );
}
