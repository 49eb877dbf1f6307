/** Writing a piece of evidence, or correcting one: what, when, which criteria it speaks for, and a photo or file. */
import { Camera, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isPlainDate, type PlainDate } from '#domain/dates.ts';
import { evidenceTypes } from '#domain/evidence.ts';
import type { CriterionId, EvidenceId } from '#domain/ids.ts';
import { useToday } from '../../app/today.ts';
import { Refused } from '../../bridge.ts';
import { useCommand } from '../../calls.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/form-fields.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Columns, Row } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AttachmentView } from './attachment-view.tsx';
import type { Validation } from './assessment-page.tsx';

const schema = z.object({
  type: z.enum(evidenceTypes),
  on: z.string().refine(isPlainDate, 'notADate'),
  place: z.string().trim().max(120),
  text: z.string().trim().max(1000),
  criterionIds: z.array(z.string()),
});

type EvidenceDialogProps = {
  readonly validation: Validation;
  /** Null: a new piece. */
  readonly evidenceId: EvidenceId | null;
  /** What a new piece speaks for at first. */
  readonly criterionIds: readonly CriterionId[];
  readonly onClose: () => void;
};

export function EvidenceDialog({ validation, evidenceId, criterionIds, onClose }: EvidenceDialogProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const today = useToday();
  const piece = validation.evidence.find((one) => one.id === evidenceId);
  const form = useForm(schema, {
    type: piece?.type ?? 'observation',
    on: piece?.on ?? today,
    place: piece?.place ?? validation.place,
    text: piece?.text ?? '',
    criterionIds: [...(piece?.criterionIds ?? criterionIds)],
  });
  const register = useCommand('evidence.register');
  const save = useCommand('evidence.save');
  const link = useCommand('evidence.link', { saved: () => ({ text: t('evidenceSaved') }) });
  const attach = useCommand('evidence.attach', { saved: () => ({ text: t('attached') }) });
  const detach = useCommand('evidence.detach', { saved: () => ({ text: t('detached') }) });
  const isReadOnly = !validation.mayAssess;

  const keep = form.handleSubmit(async (checked) => {
    const { criterionIds: chosen, ...fields } = checked;
    const ids = chosen as CriterionId[]; // the options below
    const evidence = { ...fields, on: fields.on };
    if (!piece) {
      await register.mutateAsync({
        validationIds: [validation.id],
        criterionIds: ids,
        ...evidence,
        judgement: null,
      });
      return;
    }
    await save.mutateAsync({ id: piece.id, ...evidence });
    await link.mutateAsync({ id: piece.id, validationId: validation.id, criterionIds: ids, isKept: true });
  });

  const keepAndAttach = async (): Promise<void> => {
    if (!(await form.trigger())) return;
    const { criterionIds: chosen, ...fields } = form.getValues();
    try {
      const id =
        piece?.id ??
        (
          await register.mutateAsync({
            validationIds: [validation.id],
            criterionIds: chosen as CriterionId[],
            ...fields,
            on: fields.on as PlainDate,
            judgement: null,
          })
        ).id;
      await attach.mutateAsync({ id });
      if (!piece) onClose();
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // a refusal has been told
      if (!piece) onClose();
    }
  };

  return (
    <Dialog title={t(piece ? 'evidenceEdit' : 'evidenceNew')} size="large" isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async () => {
          await keep();
          onClose();
        }}
      >
        {piece && piece.validationCount > 1 ? (
          <Notice title={t('evidenceShared', { count: piece.validationCount })}>
            <p>{t('evidenceSharedHelp')}</p>
          </Notice>
        ) : null}
        <Columns>
          <Field.Select
            control={form.control}
            name="type"
            label={t('evidenceType')}
            isReadOnly={isReadOnly}
            options={evidenceTypes.map((id) => ({ id, label: t(`common:evidenceType.${id}`) }))}
          />
          <Field.Date control={form.control} name="on" label={t('evidenceOn')} isReadOnly={isReadOnly} />
          <Field.Text
            control={form.control}
            name="place"
            label={t('place')}
            isOptional
            isReadOnly={isReadOnly}
          />
        </Columns>
        <Field.TextArea
          control={form.control}
          name="text"
          label={t('evidenceText')}
          hint={t('noteHint')}
          maxLength={1000}
          autoFocus={!piece}
          isReadOnly={isReadOnly}
        />
        {piece ? <AttachmentView attachment={piece.attachment} /> : null}
        <Field.CheckboxGroup
          control={form.control}
          name="criterionIds"
          label={t('evidenceCriteria')}
          isReadOnly={isReadOnly}
          options={validation.outcomes.flatMap((outcome) =>
            outcome.criteria.map((criterion) => ({
              id: criterion.id,
              label: `${criterion.code} ${criterion.text}`,
            })),
          )}
        />
        {isReadOnly ? null : (
          <Row>
            <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
              {t('common:form.save')}
            </Button>
            <Button icon={Camera} isBusy={attach.isPending} onPress={() => void keepAndAttach()}>
              {t(piece?.attachment ? 'attachOther' : 'attach')}
            </Button>
            {piece?.attachment ? (
              <Button variant="quiet" onPress={() => detach.mutate({ id: piece.id })}>
                {t('detach')}
              </Button>
            ) : null}
            {piece ? (
              <ConfirmDialog
                title={t('evidenceRemoveTitle')}
                confirmLabel={t('evidenceRemove')}
                variant="danger"
                trigger={
                  <Button variant="quiet" icon={Trash2}>
                    {t('evidenceRemove')}
                  </Button>
                }
                onConfirm={async () => {
                  await link.mutateAsync({
                    id: piece.id,
                    validationId: validation.id,
                    criterionIds: [],
                    isKept: false,
                  });
                  onClose();
                }}
              >
                <p>{t('evidenceRemoveHelp')}</p>
              </ConfirmDialog>
            ) : null}
          </Row>
        )}
      </Form>
    </Dialog>
  );
}
