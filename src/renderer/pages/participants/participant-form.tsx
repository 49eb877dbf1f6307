/** The form for a person: the same when they are enrolled and when something is corrected. Saving belongs to the page. */
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { longest } from '#contract/fields.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { genders, isInFuture, isUnlikelyBirthYear, targetGroups } from '#domain/participant.ts';
import type { PlainDate } from '#domain/dates.ts';
import type { NamedWorkshop } from '#domain/rights.ts';
import { useCall } from '../../calls/calls.ts';
import { CheckboxField } from '../../ui/form/checkbox.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Columns, Stack } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Name } from '../../ui/words/text.tsx';
import { useSettledValue } from '../../writing/settled.ts';
import type { ParticipantTyped, ParticipantChecked } from './participant-schema.ts';

type FormOf = UseFormReturn<ParticipantTyped, unknown, ParticipantChecked>;
type FieldsProps = {
  readonly form: FormOf;
  /** Those that can be chosen. */
  readonly workshops: readonly NamedWorkshop[];
  readonly today: PlainDate;
  readonly except: ParticipantId | null;
};

export function ParticipantFields({ form, workshops, today, except }: FieldsProps) {
  const { t } = useTranslation(['participants', 'common']);
  const { control } = form;
  const isProtected = useWatch({ control, name: 'hasProtectedIdentity' });
  return (
    <Stack gap="large">
      <Card title={t('form.who')}>
        <Columns>
          <Field.Text control={control} name="givenName" label={t('field.givenName')} autoFocus />
          <Field.Text control={control} name="familyName" label={t('field.familyName')} />
        </Columns>
        <NameNotice form={form} />
        <Columns>
          <Field.Date
            control={control}
            name="birthDate"
            label={t('field.birthDate')}
            isOptional
            hint={t('form.birthHint')}
          />
          <Field.Number
            control={control}
            name="birthYear"
            label={t('field.birthYear')}
            isOptional
            hint={t('form.birthYearHint')}
          />
          <Field.Text
            control={control}
            name="personalNumber"
            label={t('form.personalNumber')}
            isOptional
            hint={t('form.personalNumberHint')}
            inputMode="numeric"
          />
        </Columns>
        <QuestionedDates form={form} today={today} />
        <Field.RadioGroup
          control={control}
          name="gender"
          label={t('field.gender')}
          options={genders.map((id) => ({ id, label: t(`common:gender.${id}`) }))}
        />
        <DuplicateNotice form={form} except={except} />
      </Card>
      <Card title={t('form.where')}>
        <Columns>
          <Field.Select
            control={control}
            name="workshopId"
            label={t('workshop')}
            options={workshops.map(({ id, name }) => ({ id, label: name }))}
          />
          <Field.Date control={control} name="enrolledOn" label={t('field.enrolledOn')} />
          <Field.Text
            control={control}
            name="homeMunicipality"
            label={t('field.homeMunicipality')}
            isOptional
          />
        </Columns>
        <Field.CheckboxGroup
          control={control}
          name="targetGroups"
          label={t('field.targetGroups')}
          hint={t('form.targetGroupsHint')}
          isOptional
          options={targetGroups.map((id) => ({ id, label: t(`common:targetGroup.${id}`) }))}
        />
      </Card>
      <Card title={t('form.reach')}>
        <Columns>
          <Field.Text control={control} name="phone" label={t('field.phone')} type="tel" isOptional />
          <Field.Text control={control} name="email" label={t('field.email')} type="email" isOptional />
        </Columns>
        <Columns>
          <Field.Text
            control={control}
            name="language"
            label={t('field.language')}
            hint={t('form.languageHint')}
            isOptional
          />
          <Field.Checkbox control={control} name="needsInterpreter" label={t('field.needsInterpreter')} />
        </Columns>
      </Card>
      <Card title={t('form.protection')}>
        <Field.Checkbox
          control={control}
          name="hasProtectedIdentity"
          label={t('form.hasProtectedIdentity')}
          hint={t('form.hasProtectedIdentityHint')}
        />
        <Field.Text
          control={control}
          name="alias"
          label={t('field.alias')}
          hint={t(isProtected ? 'form.aliasHintProtected' : 'form.aliasHint')}
          isOptional={!isProtected}
        />
      </Card>
    </Stack>
  );
}

/** Letters that no font of ours has, told while the name is written. */
function NameNotice({ form }: { readonly form: FormOf }) {
  const { t } = useTranslation('participants');
  const [givenName, familyName] = useWatch({ control: form.control, name: ['givenName', 'familyName'] });
  const name = useSettledValue(`${givenName} ${familyName}`.trim(), pause);
  const letters =
    useCall('participant.checkName', { name: name.slice(0, longest.line) }).data?.unknownLetters ?? [];
  return letters.length === 0 ? null : (
    <Notice tone="warning" title={t('form.unknownLetters', { letters: letters.join(' ') })} isAnnounced>
      <p>{t('form.unknownLettersHelp')}</p>
    </Notice>
  );
}

/** Dates that are possible but unlikely: asked about, not refused. */
function QuestionedDates({ form, today }: { readonly form: FormOf; readonly today: PlainDate }) {
  const { t } = useTranslation('participants');
  const [birthDate, birthYear, enrolledOn] = useWatch({
    control: form.control,
    name: ['birthDate', 'birthYear', 'enrolledOn'],
  });
  const year = birthDate ? Number(birthDate.slice(0, 4)) : birthYear;
  const questions = [
    year && isUnlikelyBirthYear(year, today) ? t('form.unlikelyYear', { year }) : '',
    // A text that is not a whole date yet compares as not being in the future.
    enrolledOn && isInFuture(enrolledOn as PlainDate, today)
      ? t('form.futureEnrolment', { date: enrolledOn })
      : '',
  ].filter(Boolean);
  return questions.length === 0 ? null : (
    <Notice tone="warning" title={t('form.sure')} isAnnounced>
      {questions.map((question) => (
        <p key={question}>{question}</p>
      ))}
    </Notice>
  );
}

/** People who may be the same, by name or by number: asked while there is still time. */
function DuplicateNotice({ form, except }: { readonly form: FormOf; readonly except: ParticipantId | null }) {
  const { t } = useTranslation('participants');
  const [givenName, familyName, birthDate, birthYear, personalNumber, sharedNumber] = useWatch({
    control: form.control,
    name: ['givenName', 'familyName', 'birthDate', 'birthYear', 'personalNumber', 'sharedNumber'],
  });
  const written = useSettledValue(
    JSON.stringify([givenName, familyName, personalNumber].map((text) => text.trim())),
    pause,
  );
  const [given = '', family = '', number = ''] = JSON.parse(written) as string[];
  const year = birthDate ? Number(birthDate.slice(0, 4)) : (birthYear ?? null);
  const found = useCall(
    'participant.findDuplicates',
    {
      givenName: family === '' ? '' : given.slice(0, longest.line),
      familyName: given === '' ? '' : family.slice(0, longest.line),
      birthYear: year !== null && Number.isInteger(year) ? year : null,
      personalNumber: number.slice(0, longest.line),
      except,
    },
    { enabled: (given !== '' && family !== '') || number.length >= shortestNumber },
  ).data;
  const hasSameNumber = found?.some((person) => person.hasSameNumber) ?? false;
  return !found || found.length === 0 ? null : (
    <Notice tone="warning" title={t('form.duplicate')} isAnnounced>
      <p>{t(hasSameNumber ? 'form.sameNumberHelp' : 'form.duplicateHelp')}</p>
      <ul>
        {found.map((person) => (
          <li key={person.id}>
            <Link href={`/deltagare/${person.id}`}>
              <Name>{person.displayName}</Name>
            </Link>
            {person.birthYear === null ? '' : `, ${t('form.born', { year: person.birthYear })}`},{' '}
            {person.workshopName}
          </li>
        ))}
      </ul>
      {hasSameNumber ? (
        <CheckboxField
          label={t('form.anotherPerson')}
          isSelected={sharedNumber !== '' && sharedNumber === personalNumber.trim()}
          onChange={(isOther) => form.setValue('sharedNumber', isOther ? personalNumber.trim() : '')}
        />
      ) : null}
    </Notice>
  );
}

/** Milliseconds of typing nothing before the engine is asked. */
const pause = 300;

/** Without century and line. */
const shortestNumber = 10;
