/** Writing a piece of evidence, or correcting one: what, when, which criteria it speaks for, and a photo or file. */
import { Camera, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { evidenceTypes } from '#domain/evidence.ts';
import type { EvidenceId } from '#domain/ids.ts';
import { useToday } from '../../app/today.ts';
import { useCommand } from '../../calls/calls.ts';
import { useFormDraft } from '../../writing/form-draft.ts';
import { EvidenceFile } from '../../parts/evidence-file/evidence-file.tsx';
import { Button } from '../../ui/words/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Columns, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { CriteriaField } from '../../parts/validations/criteria-field.tsx';
import { DraftLine } from '../../writing/draft-line.tsx';
import { evidenceSchema } from '../../parts/validations/evidence-schema.ts';
import { ExistingEvidence } from './existing-evidence.tsx';
import { useEvidenceLinks } from './use-evidence-links.ts';
import { useKeepEvidence } from './use-keep-evidence.ts';
import type { Criterion, Validation } from './validation.ts';

type EvidenceDialogProps = {
  readonly validation: Validation;
  /** Null: a new piece. */
  readonly evidenceId: EvidenceId | null;
  /** What a new piece speaks for at first. */
  readonly criterion?: Criterion | undefined;
  readonly onClose: () => void;
};

const formId = 'evidence-form';

export function EvidenceDialog({ validation, evidenceId, criterion, onClose }: EvidenceDialogProps) {
  const { t } = useTranslation(['assessment', 'common']);
  const today = useToday();
  const piece = validation.evidence.find((one) => one.id === evidenceId);
  const isReadOnly = !validation.mayAssess;
  const form = useForm(evidenceSchema, {
    type: piece?.type ?? 'observation',
    on: piece?.on ?? today,
    place: piece?.place ?? validation.place,
    text: piece?.text ?? '',
    criterionIds: piece ? [...piece.criterionIds] : criterion ? [criterion.id] : [],
  });
  const draft = useFormDraft(
    form,
    `evidence.${validation.id}.${piece?.id ?? criterion?.id ?? 'new'}`,
    'text',
    { isReadOnly },
  );
  const keep = useKeepEvidence(validation, piece);
  const links = useEvidenceLinks(validation);
  const attach = useCommand('evidence.attach', {
    saved: ({ isStill }) => ({ text: t(isStill ? 'attachedStill' : 'attached') }),
  });
  const detach = useCommand('evidence.detach', { saved: () => ({ text: t('detached') }) });

  const keepAndAttach = form.handleSubmit(async (checked) => {
    try {
      const id = await keep(checked);
      await draft.drop();
      // Once it is registered the dialog is done, whatever becomes of the file: it can be added from the list.
      if (!piece) onClose();
      await attach.mutateAsync({ id });
    } catch {
      // useCommand has told why it was refused
    }
  });

  const actions = isReadOnly ? undefined : (
    <>
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
            await links.remove(piece.id);
            onClose();
          }}
        >
          {piece.validationCount > 1 ? <p>{t('evidenceRemoveHelp')}</p> : null}
        </ConfirmDialog>
      ) : null}
      <Button type="submit" form={formId} variant="primary" isBusy={form.formState.isSubmitting}>
        {t('common:form.save')}
      </Button>
    </>
  );

  return (
    <Dialog
      title={t(isReadOnly ? 'evidenceRead' : piece ? 'evidenceEdit' : 'evidenceNew')}
      size="large"
      isOpen
      onOpenChange={onClose}
      actions={actions}
    >
      <Stack>
        {!piece && criterion ? (
          <ExistingEvidence validation={validation} criterion={criterion} onUsed={onClose} />
        ) : null}
        <Form
          id={formId}
          form={form}
          onSubmit={async (checked) => {
            await keep(checked);
            await draft.drop();
            onClose();
          }}
        >
          {piece && piece.validationCount > 1 ? (
            <Notice title={t('evidenceShared', { count: piece.validationCount })}>
              <p>{t('evidenceSharedHelp')}</p>
            </Notice>
          ) : null}
          <DraftLine draft={draft} />
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
            autoFocus={!piece}
            isReadOnly={isReadOnly}
          />
          {piece ? <EvidenceFile validation={validation} piece={piece} /> : null}
          <h3>{t('evidenceCriteria')}</h3>
          <CriteriaField
            control={form.control}
            name="criterionIds"
            label={t('evidenceCriteria')}
            outcomes={validation.outcomes}
            isReadOnly={isReadOnly}
          />
        </Form>
      </Stack>
    </Dialog>
  );
}
