/** What is due: proposed by one, then looked at and carried out by another. Nothing goes without both. */
import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { disposalKinds, type DisposalKind } from '#domain/disposal.ts';
import type { ParticipantId } from '#domain/ids.ts';
import { useMay } from '../../app/session.ts';
import { useCommand } from '../../calls/calls.ts';
import { SignatureAlarms } from '../../parts/signing/signature-lines.tsx';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { CheckboxGroup } from '../../ui/form/checkbox.tsx';
import { ConfirmDialog } from '../../ui/overlay/dialog.tsx';
import { Disclosure } from '../../ui/frame/disclosure.tsx';
import { formatDate, formatDateTime } from '../../ui/words/format.ts';
import { Actions, Stack } from '../../ui/frame/layout.tsx';
import { Link } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';

type Disposal = OutputOf<'disposal.get'>;
type Waiting = NonNullable<Disposal['waiting']>;

export function DisposalCard({ disposal }: { readonly disposal: Disposal }) {
  const { t } = useTranslation('archive');
  const { waiting, due, kinds, limits } = disposal;
  const maySetLimits = useMay(['administrator']);
  const isEmpty = due.length === 0 && disposalKinds.every((kind) => kinds[kind].due === 0);
  return (
    <Card title={t('disposal.title')}>
      <Stack>
        {waiting ? (
          <WaitingPart waiting={waiting} disposal={disposal} />
        ) : isEmpty ? (
          <p>
            {limits.reference === ''
              ? t(maySetLimits ? 'disposal.noLimitsOwn' : 'disposal.noLimits')
              : t('disposal.nothingDue')}
          </p>
        ) : (
          <ProposePart disposal={disposal} />
        )}
        <ForgottenPart forgotten={disposal.forgotten} />
      </Stack>
    </Card>
  );
}

/** Nothing goes of whoever is enrolled: those whose enrolment nobody has ended are named, so that somebody does. */
function ForgottenPart({ forgotten }: Pick<Disposal, 'forgotten'>) {
  const { t } = useTranslation('archive');
  if (forgotten.length === 0) return null;
  return (
    <Notice title={t('disposal.forgotten', { count: forgotten.length })} isAnnounced={false}>
      <p>{t('disposal.forgottenHelp')}</p>
      <Disclosure title={t('disposal.forgottenShow')}>
        <ul className="plain-list">
          {forgotten.map(({ id, displayName, lastActivityOn, exitedOn }) => (
            <li key={id}>
              <Link href={`/deltagare/${id}`}>{displayName}</Link>{' '}
              <Muted>
                {[
                  t('disposal.lastNoted', { on: formatDate(lastActivityOn) }),
                  ...(exitedOn === null ? [] : [t('disposal.exitAhead', { on: formatDate(exitedOn) })]),
                ].join(', ')}
              </Muted>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  );
}

/** A person who is due, in the same words for whoever proposes and whoever carries out. */
const useDueWords = (): ((person: Disposal['due'][number]) => string) => {
  const { t } = useTranslation('archive');
  return ({ displayName, exitedOn, dueOn, hasCertificate, hasUncertified }) =>
    [
      t('disposal.person', { name: displayName, exited: formatDate(exitedOn), due: formatDate(dueOn) }),
      ...(hasCertificate ? [t('disposal.hasCertificate')] : []),
      ...(hasUncertified ? [t('disposal.hasUncertified')] : []),
    ].join(', ');
};

function ProposePart({ disposal: { due, left, kinds, limits } }: { readonly disposal: Disposal }) {
  const { t } = useTranslation('archive');
  const wordsOf = useDueWords();
  const [peopleLeft, setPeopleLeft] = useState<ReadonlySet<ParticipantId>>(new Set());
  const [kindsLeft, setKindsLeft] = useState<ReadonlySet<DisposalKind>>(new Set());
  const propose = useCommand('disposal.propose', { saved: () => ({ text: t('disposal.proposed') }) });
  const people = due.map(({ id }) => id).filter((id) => !peopleLeft.has(id));
  const dueKinds = disposalKinds.filter((kind) => kinds[kind].due > 0);
  const chosen = dueKinds.filter((kind) => !kindsLeft.has(kind));
  return (
    <Stack>
      <p>
        {t('disposal.help', { reference: limits.reference })}
        {due.some(({ hasCertificate }) => hasCertificate) ? ` ${t('disposal.saveFirst')}` : ''}
      </p>
      {due.length > 0 ? (
        <CheckboxGroup
          label={t('disposal.due', { count: due.length, all: left })}
          hint={t('disposal.dueHint')}
          options={due.map((person) => ({ id: person.id, label: wordsOf(person) }))}
          value={people}
          onChange={(kept) => {
            setPeopleLeft(new Set(due.map(({ id }) => id).filter((id) => !kept.includes(id))));
          }}
        />
      ) : null}
      {dueKinds.length > 0 ? (
        <CheckboxGroup
          label={t('disposal.kinds')}
          options={dueKinds.map((kind) => ({
            id: kind,
            label: t(`disposal.kind.${kind}`, { count: kinds[kind].due, all: kinds[kind].all }),
            hint: t(`disposal.kindHint.${kind}`),
          }))}
          value={chosen}
          onChange={(kept) => {
            setKindsLeft(new Set(dueKinds.filter((kind) => !kept.includes(kind))));
          }}
        />
      ) : null}
      <Actions>
        <Button
          icon={Trash2}
          isDisabled={people.length === 0 && chosen.length === 0}
          isBusy={propose.isPending}
          onPress={() => propose.mutate({ participantIds: people, kinds: [...chosen] })}
        >
          {t('disposal.propose')}
        </Button>
      </Actions>
    </Stack>
  );
}

type WaitingProps = { readonly waiting: Waiting; readonly disposal: Disposal };

function WaitingPart({ waiting, disposal }: WaitingProps) {
  const { t } = useTranslation('archive');
  const withdraw = useCommand('disposal.withdraw', { saved: () => ({ text: t('disposal.withdrawn') }) });
  const carryOut = useCommand('disposal.carryOut', { saved: () => ({ text: t('disposal.carriedOut') }) });
  const wordsOf = useDueWords();
  const people = disposal.due.filter(({ id }) => waiting.participantIds.includes(id));
  const { id, byName, at, isOwn, kinds } = waiting;
  const count = waiting.participantIds.length;
  return (
    <Stack>
      <Notice
        tone="info"
        title={t('disposal.waits', { name: byName, at: formatDateTime(at) })}
        isAnnounced={false}
      >
        <p>{t(isOwn ? 'disposal.waitsOwn' : 'disposal.waitsOther')}</p>
        <p>{t('disposal.restsOn', { reference: disposal.limits.reference })}</p>
        {people.some(({ hasCertificate }) => hasCertificate) ? <p>{t('disposal.saveFirst')}</p> : null}
      </Notice>
      <SignatureAlarms of={{ kind: 'disposal', id }} />
      <ul className="plain-list">
        {people.map((person) => (
          <li key={person.id}>
            <Link href={`/deltagare/${person.id}`}>{wordsOf(person)}</Link>
          </li>
        ))}
        {kinds.map((kind) => (
          <li key={kind}>
            {t(`disposal.kind.${kind}`, {
              count: disposal.kinds[kind].due,
              all: disposal.kinds[kind].all,
            })}
          </li>
        ))}
      </ul>
      <Actions>
        {isOwn ? null : (
          <ConfirmDialog
            title={count === 0 ? t('disposal.sureKinds') : t('disposal.sure', { count })}
            variant="danger"
            confirmLabel={t('disposal.carryOut')}
            trigger={
              <Button variant="danger" icon={Trash2}>
                {t('disposal.carryOut')}
              </Button>
            }
            onConfirm={
              () => carryOut.mutateAsync({ id }).catch(() => undefined) // told by the command itself
            }
          >
            <p>
              {[
                t('disposal.sureAlways'),
                ...(count === 0 ? [] : [t('disposal.surePeople')]),
                ...(kinds.includes('files') ? [t('disposal.sureFiles')] : []),
              ].join(' ')}
            </p>
          </ConfirmDialog>
        )}
        <Button icon={Undo2} isBusy={withdraw.isPending} onPress={() => withdraw.mutate({ id })}>
          {t('disposal.withdraw')}
        </Button>
      </Actions>
    </Stack>
  );
}
