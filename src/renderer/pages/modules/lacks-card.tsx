/** What a draft still lacks before it may be published, each with the way to its field. */
import { useWatch, type FieldPath } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { lacksOf, type Lack, type TypedModule } from './module-form.ts';
import type { ModuleForm } from './use-writing.ts';

/** The words for what is lacking. */
export const useLackText = (): ((lack: Lack) => string) => {
  const { t } = useTranslation('modules');
  return ({ kind, ...place }) => t(`lacks.${kind}`, place);
};

type LacksProps = { readonly form: ModuleForm; readonly onAddOutcome: () => void };

export function LacksCard({ form, onAddOutcome }: LacksProps) {
  const { t } = useTranslation('modules');
  const lackText = useLackText();
  const [title, outcomes] = useWatch({ control: form.control, name: ['title', 'outcomes'] });
  const lacks = lacksOf({ title, outcomes });
  if (lacks.length === 0) return <Notice tone="success" title={t('nothingLacks')} />;
  return (
    <Card title={t('beforePublishing')}>
      <ul className="lacks">
        {lacks.map((lack) => (
          <li key={`${lack.kind}-${lack.field}`}>
            <Button
              variant="quiet"
              size="small"
              onPress={() => {
                if (lack.kind === 'noOutcomes') onAddOutcome();
                else form.setFocus(lack.field as FieldPath<TypedModule>); // made by lacksOf from this form
              }}
            >
              {lackText(lack)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
