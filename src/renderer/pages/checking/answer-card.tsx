/** The answer to a check: one big word, what it means, and the facts to compare with the paper. */
import { CircleAlert, CircleCheck, CircleHelp, CircleX, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import { isPlainDate } from '#domain/dates.ts';
import { formatDate } from '../../ui/words/format.ts';
import { FactList, Stack } from '../../ui/frame/layout.tsx';
import { LinkButton } from '../../ui/words/link.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Name } from '../../ui/words/text.tsx';
import './checking.css';

type Checked = OutputOf<'check.text'>;
type Answer = Checked['answer'];
type Tone = 'good' | 'warning' | 'bad';

/** A touched file is not the certificate, whatever the code in it says. */
const looks: Readonly<
  Record<Answer['kind'] | 'fileChanged', { readonly tone: Tone; readonly icon: LucideIcon }>
> = {
  valid: { tone: 'good', icon: CircleCheck },
  replaced: { tone: 'warning', icon: CircleAlert },
  revoked: { tone: 'bad', icon: CircleX },
  keyNotInUse: { tone: 'bad', icon: CircleX },
  notInRegister: { tone: 'bad', icon: CircleX },
  changed: { tone: 'bad', icon: CircleX },
  fileChanged: { tone: 'bad', icon: CircleX },
  unknownIssuer: { tone: 'warning', icon: CircleHelp },
  incomplete: { tone: 'warning', icon: CircleHelp },
  notOurs: { tone: 'warning', icon: CircleHelp },
  disposedOf: { tone: 'warning', icon: CircleAlert },
  unknownCode: { tone: 'warning', icon: CircleHelp },
  almostCode: { tone: 'warning', icon: CircleHelp },
  unknownNumber: { tone: 'warning', icon: CircleHelp },
  foreignNumber: { tone: 'warning', icon: CircleHelp },
};

export function AnswerCard({ checked }: { readonly checked: Checked }) {
  const { t } = useTranslation('checking');
  const heading = useRef<HTMLHeadingElement>(null);
  // The answer is what the person waits for: it is read aloud and stands first.
  useEffect(() => heading.current?.focus(), [checked]);
  const { answer, certificateId, fileIsAsIssued } = checked;
  const kind = fileIsAsIssued === false ? 'fileChanged' : answer.kind;
  const { tone, icon: Icon } = looks[kind];
  const claims = 'claims' in answer ? answer.claims : null;
  const values = {
    issuer: 'issuer' in answer ? answer.issuer : '',
    on: 'on' in answer ? formatDate(answer.on) : '',
    by: 'by' in answer ? answer.by : '',
    number: 'number' in answer ? answer.number : '',
    code: 'code' in answer ? answer.code : '',
    count: 'count' in answer ? answer.count : 0,
  };
  return (
    <section className="check-answer" data-tone={tone} aria-labelledby="check-answer-title">
      <Stack>
        <div className="check-verdict">
          <Icon className="check-icon" aria-hidden />
          <h2 id="check-answer-title" ref={heading} tabIndex={-1}>
            {t(`answer.${kind}`, values)}
          </h2>
        </div>
        <p className="check-help">{t(`help.${kind}`, values)}</p>
        {claims && (claims.isExample || claims.isPractice) ? (
          <Notice tone="warning" title={t('notReal')}>
            <p>{t('notRealHelp')}</p>
          </Notice>
        ) : null}
        {claims ? <Facts claims={claims} issuer={values.issuer} /> : null}
        {answer.kind === 'disposedOf' ? <DisposedFacts answer={answer} /> : null}
        {certificateId ? (
          <div>
            <LinkButton href={`/intyg/${certificateId}`}>{t('openCertificate')}</LinkButton>
          </div>
        ) : null}
      </Stack>
    </section>
  );
}

type Claims = Extract<Answer, { kind: 'valid' }>['claims'];

const shownBirth = (birth: string): string => (isPlainDate(birth) ? formatDate(birth) : birth);

function Facts({ claims, issuer }: { readonly claims: Claims; readonly issuer: string }) {
  const { t } = useTranslation('checking');
  return (
    <FactList
      facts={[
        { term: t('fact.title'), value: claims.title },
        { term: t('fact.number'), value: claims.number },
        { term: t('fact.holder'), value: <Name>{claims.holder}</Name> },
        ...(claims.birth === null ? [] : [{ term: t('fact.birth'), value: shownBirth(claims.birth) }]),
        ...(issuer === '' ? [] : [{ term: t('fact.issuer'), value: issuer }]),
        { term: t('fact.issuedOn'), value: formatDate(claims.issuedOn) },
        {
          term: t('fact.modules'),
          value: claims.modules ? (
            <ul className="check-modules">
              {claims.modules.map(({ code, title, level, points }) => (
                <li key={code}>
                  {t('module', { name: title === null ? code : `${title} (${code})`, level })}
                  {points === null ? '' : t('points', { count: points })}
                </li>
              ))}
            </ul>
          ) : (
            t('onPaper')
          ),
        },
      ]}
    />
  );
}

function DisposedFacts({ answer }: { readonly answer: Extract<Answer, { kind: 'disposedOf' }> }) {
  const { t } = useTranslation('checking');
  return (
    <FactList
      facts={[
        { term: t('fact.number'), value: answer.number },
        { term: t('fact.issuedOn'), value: formatDate(answer.issuedOn) },
        { term: t('fact.standing'), value: t(`standing.${answer.standing}`) },
        { term: t('fact.modules'), value: answer.modules.join(', ') },
      ]}
    />
  );
}
