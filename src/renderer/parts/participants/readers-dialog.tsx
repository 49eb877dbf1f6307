/** Who is named to see a person whose identity is protected: the names, and changing them. */
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { OutputOf } from '#contract/index.ts';
import type { ParticipantId, UserId } from '#domain/ids.ts';
import { useCall, useCommand } from '../../calls/calls.ts';
import { Button } from '../../ui/words/button.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Row } from '../../ui/frame/layout.tsx';

type Readers = OutputOf<'participant.get'>['readers'];

type ReadersProps = {
  readonly id: ParticipantId;
  readonly displayName: string;
  readonly readers: Readers;
};

const schema = z.object({ userIds: z.array(z.string()).min(1) });

/** The names on a line, and the way to change them. */
export function ReadersLine({ id, displayName, readers }: ReadersProps) {
  const { t } = useTranslation('participants');
  return (
    <Row justify="between">
      <span>{readers.map(({ name }) => name).join(', ')}</span>
      <Dialog
        title={t('readers.title', { name: displayName })}
        size="small"
        trigger={
          <Button variant="quiet" size="small" aria-label={t('readers.changeFor', { name: displayName })}>
            {t('readers.change')}
          </Button>
        }
      >
        {(close) => <ReadersForm id={id} readers={readers} onDone={close} />}
      </Dialog>
    </Row>
  );
}

type FormProps = Pick<ReadersProps, 'id' | 'readers'> & { readonly onDone: () => void };

function ReadersForm({ id, readers, onDone }: FormProps) {
  const { t } = useTranslation(['participants', 'common']);
  const users = (useCall('user.list', {}).data ?? []).filter(({ isActive }) => isActive);
  const form = useForm(schema, { userIds: readers.map((reader) => reader.id) });
  const name = useCommand('participant.nameReaders', { saved: () => ({ text: t('common:saved') }) });
  return (
    <Form
      form={form}
      onSubmit={async ({ userIds }) => {
        const offered = users.map((user) => user.id).filter((one) => userIds.includes(one));
        await name.mutateAsync({ id, userIds: offered satisfies UserId[] });
        onDone();
      }}
    >
      <Field.CheckboxGroup
        control={form.control}
        name="userIds"
        label={t('readers.label')}
        hint={t('readers.hint')}
        options={users.map((user) => ({ id: user.id, label: user.name }))}
      />
      <Actions>
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('common:form.save')}
        </Button>
      </Actions>
    </Form>
  );
}
