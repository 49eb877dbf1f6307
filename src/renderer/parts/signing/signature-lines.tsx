/**
 * What has been signed about a validation, a certificate or a disposal: a calm line each while it holds, a notice in red when
 * something was changed behind the program. Not here: asking for the PIN.
 */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { SignedSubject } from '#domain/signature.ts';
import { useCall } from '../../calls/calls.ts';
import { recordedText } from '../../recorded-text.ts';
import { Card } from '../../ui/frame/card.tsx';
import { formatDateTime } from '../../ui/words/format.ts';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';

type Signature = OutputOf<'signature.list'>[number];
type Alarm = Signature & { readonly state: Exclude<Signature['state'], 'unchanged'> };

/** A difference in what was taken up again since is as it should be. */
const isAlarm = (signature: Signature): signature is Alarm =>
  signature.state !== 'unchanged' && !(signature.state === 'changed' && signature.isPast);

const useSignatures = ({ kind, id }: SignedSubject): readonly Signature[] =>
  useCall('signature.list', { subject: { kind, id } }).data ?? [];

/** Nothing while all signatures hold. */
export function SignatureAlarms({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  return useSignatures(of)
    .filter(isAlarm)
    .map((signature) => (
      <Notice key={signature.id} tone="problem" title={t(`alarm.${signature.state}`)}>
        <p>
          {t('line', {
            what: recordedText('signatures', `did.${signature.call}`),
            name: signature.byName,
            when: formatDateTime(signature.signedAt),
          })}{' '}
          {t(`alarmHelp.${signature.state}`)}
        </p>
      </Notice>
    ));
}

/** Who has signed what, in order. Nothing where nothing is signed, as before there were signatures. */
export function SignatureCard({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  return useSignatures(of).length === 0 ? null : (
    <Card title={t('title')}>
      <SignatureLines of={of} />
    </Card>
  );
}

export function SignatureLines({ of }: { readonly of: SignedSubject }) {
  const { t } = useTranslation('signatures');
  const signatures = useSignatures(of);
  return signatures.length === 0 ? null : (
    <ul className="plain-list">
      {signatures.map((signature) => (
        <li key={signature.id}>
          {t('line', {
            what: recordedText('signatures', `did.${signature.call}`),
            name: signature.byName,
            when: formatDateTime(signature.signedAt),
          })}{' '}
          <Muted>
            {isAlarm(signature) ? t(`alarm.${signature.state}`) : t(signature.isPast ? 'past' : 'fits')}
          </Muted>
        </li>
      ))}
    </ul>
  );
}
