/** Beginning a module of one's own, or a copy of another: code and title. The rest is written on its page. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { moduleCode, requiredLine } from '#contract/fields.ts';
import { isExampleCode } from '#domain/module.ts';
import type { ModuleVersionId } from '#domain/ids.ts';
import { goTo } from '../../app/navigation.ts';
import { useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions } from '../../ui/frame/layout.tsx';

export const newModuleSchema = z.object({
  code: moduleCode.refine((code) => !isExampleCode(code), 'exampleCode'),
  title: requiredLine,
});

type NewModuleProps = {
  /** The module to copy; a new empty one when left out. */
  readonly copyOf?: { readonly id: ModuleVersionId; readonly title: string };
  readonly onClose: () => void;
};

export function NewModuleDialog({ copyOf, onClose }: NewModuleProps) {
  const { t } = useTranslation('modules');
  const form = useForm(newModuleSchema, { code: '', title: copyOf?.title ?? '' });
  const refused = atFields(form, { codeTaken: 'code' });
  const create = useCommand('module.create', { refused });
  const copy = useCommand('module.copy', { refused });
  return (
    <Dialog title={t(copyOf ? 'copyTitle' : 'new')} size="small" isOpen onOpenChange={onClose}>
      <Form
        form={form}
        onSubmit={async (checked) => {
          const { id } = copyOf
            ? await copy.mutateAsync({ id: copyOf.id, ...checked })
            : await create.mutateAsync({
                ...checked,
                level: 1,
                seqfLevel: null,
                creditValue: null,
                notionalLearningHours: null,
              });
          goTo(`/moduler/${id}/skriv`);
        }}
      >
        {copyOf ? <p>{t('copyHelp')}</p> : null}
        <Field.Text
          control={form.control}
          name="code"
          label={t('columns.code')}
          hint={t('codeHint')}
          spellCheck="false"
          autoFocus
        />
        <Field.Text control={form.control} name="title" label={t('columns.title')} />
        <Actions>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('begin')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
