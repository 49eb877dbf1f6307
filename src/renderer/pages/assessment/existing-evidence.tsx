/** Evidence that is there already, to use for one more criterion instead of writing it again. */
import { useTranslation } from 'react-i18next';
import { EvidenceFile } from '../../parts/evidence-file/evidence-file.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { formatDate } from '../../ui/words/format.ts';
import { Row } from '../../ui/frame/layout.tsx';
import type { Criterion, Validation } from './validation.ts';
import { useEvidenceLinks } from './use-evidence-links.ts';

type ExistingProps = {
  readonly validation: Validation;
  readonly criterion: Criterion;
  readonly onUsed: () => void;
};

export function ExistingEvidence({ validation, criterion, onUsed }: ExistingProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const links = useEvidenceLinks(validation);
  const others = validation.evidence.filter((piece) => !criterion.evidenceIds.includes(piece.id));
  if (others.length === 0) return null;
  return (
    <Disclosure title={t('evidenceExisting', { count: others.length })}>
      <ul className="plain-list">
        {others.map((piece) => {
          const title = `${t(`common:evidenceType.${piece.type}`)} ${formatDate(piece.on)}`;
          return (
            <li key={piece.id}>
              <Row justify="between">
                <strong>{title}</strong>
                <Button
                  size="small"
                  aria-label={`${t('evidenceUse')}: ${title}`}
                  onPress={() => {
                    links.use(piece.id, criterion);
                    onUsed();
                  }}
                >
                  {t('evidenceUse')}
                </Button>
              </Row>
              {piece.text === '' ? null : <p className="existing-evidence-text">{piece.text}</p>}
              <EvidenceFile validation={validation} piece={piece} isSmall />
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
