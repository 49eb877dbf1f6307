/**
 * Makes a recovery sheet: who keeps it, the paper, and the code typed back once. In the start guide and in settings.
 * The code is in this component's state until it has been typed back, and nowhere else in the page.
 */
import { Check, FilePlus, Printer, Save } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { passphrase, requiredLine, secret } from '#contract/fields.ts';
import { isFound } from '#domain/swedish.ts';
import { call } from '../../calls/bridge.ts';
import { tellRefused, useCommand } from '../../calls/calls.ts';
import { atFields } from '../../calls/field-refusals.ts';
import { PrintingDialog } from '../../pdf/printing-dialog.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { Form, useForm } from '../../ui/form/form.tsx';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { CodeField, codeSchema } from './code-field.tsx';

type MakerProps = {
  /** There is a sheet already: it takes a passphrase to void it. */
  readonly replaces: boolean;
  readonly onDone?: () => void;
  /** Another way out than going on. */
  readonly other?: ReactNode;
};

export function SheetMaker({ replaces, onDone, other }: MakerProps) {
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  return groups ? (
    <SheetOut
      groups={groups}
      other={other}
      onDone={() => {
        setGroups(null);
        onDone?.();
      }}
    />
  ) : (
    <Custodians replaces={replaces} other={other} onBegun={setGroups} />
  );
}

const custodians = z.object({ one: requiredLine, other: requiredLine });

/** Two people, not one who is written in two ways. */
const areTwo = ({ one, other }: z.output<typeof custodians>): boolean =>
  !isFound(one, other) && !isFound(other, one);
const notTwo = { path: ['other'], error: 'samePerson' };

export const firstSheetSchema = custodians.extend({ passphrase: secret }).refine(areTwo, notTwo);
export const nextSheetSchema = custodians.extend({ passphrase }).refine(areTwo, notTwo);

type CustodiansProps = Pick<MakerProps, 'replaces' | 'other'> & {
  readonly onBegun: (groups: readonly string[]) => void;
};

function Custodians({ replaces, other, onBegun }: CustodiansProps) {
  const { t } = useTranslation('recovery');
  const form = useForm(replaces ? nextSheetSchema : firstSheetSchema, { one: '', other: '', passphrase: '' });
  const begin = useCommand('recovery.begin', {
    refused: atFields(form, {
      onePersonTwice: 'other',
      wrongPassphrase: 'passphrase',
      waitBeforeTrying: 'passphrase',
    }),
  });
  return (
    <Form
      form={form}
      onSubmit={async (typed) => {
        const { groups } = await begin.mutateAsync({
          custodians: [typed.one, typed.other],
          passphrase: replaces ? typed.passphrase : null,
        });
        onBegun(groups);
      }}
    >
      <Notice tone="warning" title={t('lostTitle')}>
        <p>{t(replaces ? 'lostReplaces' : 'lost')}</p>
      </Notice>
      <Field.Text
        control={form.control}
        name="one"
        label={t('custodian.one')}
        hint={t('custodian.hint')}
        autoFocus
      />
      <Field.Text control={form.control} name="other" label={t('custodian.other')} />
      {replaces ? (
        <Field.Password
          control={form.control}
          name="passphrase"
          label={t('passphrase')}
          hint={t('passphraseHint')}
        />
      ) : null}
      <Actions>
        <Button type="submit" variant="primary" icon={FilePlus} isBusy={form.formState.isSubmitting}>
          {t('make')}
        </Button>
        {other}
      </Actions>
    </Form>
  );
}

type OutProps = Pick<MakerProps, 'other'> & {
  readonly groups: readonly string[];
  readonly onDone: () => void;
};

/** Paper first, then the code back. */
function SheetOut({ groups, other, onDone }: OutProps) {
  const { t } = useTranslation('recovery');
  const { t: printing } = useTranslation('printing');
  const form = useForm(codeSchema, { code: '' });
  const [isOut, setOut] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const save = useCommand('document.save', { saved: () => ({ text: t('savedAsFile') }) });
  const confirm = useCommand('recovery.confirm', {
    saved: () => ({ text: t('done') }),
    refused: atFields(form, { recoveryCodeMistyped: 'code', recoveryCodeOther: 'code' }),
  });
  const saveFile = async (): Promise<void> => {
    try {
      const { documentId, fileName } = await call('recovery.sheet', {});
      await save.mutateAsync({ documentId, suggestedName: fileName });
      setOut(true);
    } catch (error) {
      if (!save.isError) tellRefused(error);
    }
  };
  return (
    <Stack gap="large">
      <Stack>
        <p>{t('print')}</p>
        <Actions>
          <Button variant={isOut ? 'secondary' : 'primary'} icon={Printer} onPress={() => setPrinting(true)}>
            {t('doPrint')}
          </Button>
          <Button icon={Save} isBusy={save.isPending} onPress={() => void saveFile()}>
            {t('doSave')}
          </Button>
        </Actions>
        {isPrinting ? (
          <PrintingDialog
            title={t('doPrint')}
            printed={printing('sheet')}
            prepare={async () => {
              const { documentId } = await call('recovery.sheet', {});
              await call('document.print', { documentId });
              return documentId;
            }}
            record={(documentId) => call('document.recordPrint', { documentId })}
            onClose={(isPrinted) => {
              setPrinting(false);
              if (isPrinted) setOut(true);
            }}
          />
        ) : null}
        <Disclosure title={t('byHand')}>
          <p>{t('byHandHelp')}</p>
          <ol className="recovery-groups">
            {groups.map((group) => (
              <li key={group}>{group}</li>
            ))}
          </ol>
        </Disclosure>
      </Stack>
      <Form
        form={form}
        onSubmit={async ({ code }) => {
          await confirm.mutateAsync({ code });
          onDone();
        }}
      >
        <CodeField control={form.control} label={t('typeBack')} />
        <Actions>
          <Button
            type="submit"
            variant={isOut ? 'primary' : 'secondary'}
            icon={Check}
            isBusy={form.formState.isSubmitting}
          >
            {t('finish')}
          </Button>
          {other}
        </Actions>
      </Form>
    </Stack>
  );
}
