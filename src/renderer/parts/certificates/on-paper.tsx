/** What shall stand on a certificate: the name, how birth is shown, and which modules. */
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { ValidationId } from '#domain/ids.ts';
import { possibleBirths, type Birth } from '#domain/on-paper.ts';
import { Card } from '../../ui/frame/card.tsx';
import { FactList } from '../../ui/frame/layout.tsx';
import { CheckboxGroup } from '../../ui/form/checkbox.tsx';
import { formatDate } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';
import { RadioGroup } from '../../ui/form/radio-group.tsx';
import { TextField } from '../../ui/form/text-field.tsx';
import type { Waiting } from './waiting.ts';

export type Paper = {
  readonly name: string;
  readonly birth: Birth;
  readonly validationIds: readonly ValidationId[];
};

type OnPaperProps = {
  readonly person: Pick<Waiting, 'birthDate' | 'birthYear' | 'modules'>;
  readonly paper: Paper;
  readonly onChange: (paper: Paper) => void;
};

export function OnPaper({ person, paper, onChange }: OnPaperProps) {
  const { t } = useTranslation(['certificates', 'common']);
  const births = possibleBirths(person);
  const isPartial = person.modules.some(
    (module) => module.isPartial && paper.validationIds.includes(module.validationId),
  );
  return (
    <>
      <Card title={t('issue.onPaper')}>
        <TextField
          label={t('issue.name')}
          hint={t('issue.nameHint')}
          value={paper.name}
          onChange={(name) => onChange({ ...paper, name })}
          maxLength={longest.line}
          {...(paper.name.trim() === '' ? { error: t('common:form.required') } : {})}
        />
        {births.length === 1 ? (
          <FactList facts={[{ term: t('issue.birth'), value: t('issue.birthUnknown') }]} />
        ) : (
          <RadioGroup
            label={t('issue.birth')}
            options={births.map((id) => ({
              id,
              label: t(`issue.births.${id}`, {
                date: person.birthDate === null ? '' : formatDate(person.birthDate),
                year: person.birthYear ?? person.birthDate?.slice(0, 4) ?? '',
              }),
            }))}
            value={paper.birth}
            onChange={(birth) => onChange({ ...paper, birth })}
          />
        )}
      </Card>
      <Card title={t('issue.modules')}>
        <CheckboxGroup
          label={t('issue.modules')}
          isLabelHidden
          options={person.modules.map((module) => ({
            id: module.validationId,
            label: module.title,
            hint: `${module.code} · ${t('issue.approvedOn', { date: formatDate(module.approvedOn) })}${
              module.isPartial ? ` · ${t('issue.partial')}` : ''
            }`,
          }))}
          value={paper.validationIds}
          onChange={(validationIds) => onChange({ ...paper, validationIds })}
        />
        {isPartial ? (
          <Notice title={t('issue.becomesPartial')}>
            <p>{t('issue.becomesPartialHelp')}</p>
          </Notice>
        ) : null}
      </Card>
    </>
  );
}
