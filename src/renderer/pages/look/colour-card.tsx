/** The colour of certificates: ready ones to choose, one's own, and how it can be read on paper. */
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { contrastWithWhite, readableAccent, readableContrast } from '#domain/colour.ts';
import { Button } from '../../ui/words/button.tsx';
import { Card } from '../../ui/frame/card.tsx';
import { Field } from '../../ui/form/form-fields.tsx';
import { formatNumber } from '../../ui/words/format.ts';
import { Row, Stack } from '../../ui/frame/layout.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import { asColour, type LookFields } from './look-form.ts';

/** All of them can be read as text on white. */
const ready = {
  teal: '#0f4c5c',
  green: '#1e5631',
  blue: '#1f3a6e',
  purple: '#4b2e83',
  wine: '#7a1f3d',
  grey: '#37424a',
} as const;

const names = Object.keys(ready) as (keyof typeof ready)[]; // the table's own keys

/** `8,9` for what stands before `:1`. */
export const ratioText = (contrast: number): string => formatNumber(Math.round(contrast * 10) / 10);

function Swatch({ colour, isSmall = false }: { readonly colour: string; readonly isSmall?: boolean }) {
  const className = isSmall ? 'colour-swatch colour-swatch-small' : 'colour-swatch';
  return <span className={className} style={{ backgroundColor: colour }} aria-hidden />;
}

export function ColourCard({ form }: LookFields) {
  const { t } = useTranslation('look');
  const colour = asColour(useWatch({ control: form.control, name: 'accentColour' }));
  const contrast = contrastWithWhite(colour);
  return (
    <Card title={t('colour.title')}>
      <Stack>
        <div role="group" aria-label={t('colour.ready')}>
          <Row gap="small">
            {names.map((name) => (
              <Button
                key={name}
                size="small"
                onPress={() => {
                  form.setValue('accentColour', ready[name], { shouldDirty: true, shouldValidate: true });
                }}
              >
                <Swatch colour={ready[name]} isSmall />
                {t(`colour.names.${name}`)}
              </Button>
            ))}
          </Row>
        </div>
        <div className="colour-row">
          <Field.Text
            control={form.control}
            name="accentColour"
            label={t('colour.field')}
            hint={t('colour.hint')}
            spellCheck="false"
          />
          {contrast === null ? null : <Swatch colour={colour} />}
        </div>
        {contrast !== null && contrast >= readableContrast ? (
          <Muted>{t('colour.good', { ratio: ratioText(contrast) })}</Muted>
        ) : null}
        {contrast !== null && contrast < readableContrast ? (
          <Notice tone="warning" title={t('colour.pale', { ratio: ratioText(contrast) })}>
            <p>{t('colour.paleHelp')}</p>
            <Row gap="small">
              <Swatch colour={readableAccent(colour)} /> {readableAccent(colour)}
            </Row>
          </Notice>
        ) : null}
      </Stack>
    </Card>
  );
}
