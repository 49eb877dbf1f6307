/**
 * Rules 2: one RGB output intent, no printing colours, nothing that runs, plays or is hidden by a forbidden filter.
 * Operators that set printing colours are found by content.ts.
 */
import { PDFName } from '@cantoo/pdf-lib';
import {
  asName,
  at,
  has,
  isTrueAt,
  items,
  itemsAt,
  nameAt,
  numberAt,
  streamBytes,
  type Checked,
} from './objects.ts';

export const checkForbidden = (checked: Checked): void => {
  checkOutputIntent(checked);
  checkPrintingColours(checked);
  checkActions(checked);
  checkFilters(checked);
  checkPictures(checked);
  checkGraphicsStates(checked);
};

const checkOutputIntent = ({ catalog, report }: Checked): void => {
  const intents = itemsAt(catalog, 'OutputIntents').filter((intent) => nameAt(intent, 'S') === 'GTS_PDFA1');
  const [intent] = intents;
  if (new Set(intents.map((one) => at(one, 'DestOutputProfile'))).size > 1)
    report('2.output-intent', 'Filen har flera olika färgprofiler för utskrift.');
  if (!intent) {
    report('2.output-intent', 'Färgprofilen för utskrift saknas (OutputIntent GTS_PDFA1).');
    return;
  }
  const profile = at(intent, 'DestOutputProfile');
  const bytes = streamBytes(profile);
  const told = bytes ? Buffer.from(bytes).toString('latin1', 16, 20) : '';
  const signature = bytes ? Buffer.from(bytes).toString('latin1', 36, 40) : '';
  const kind = bytes ? Buffer.from(bytes).toString('latin1', 12, 16) : '';
  if (!['mntr', 'prtr'].includes(kind))
    report('2.output-intent', 'Färgprofilen är inte en profil för skärm eller skrivare.');
  if (signature !== 'acsp') report('2.output-intent', 'Färgprofilen är ingen ICC-profil.');
  else if (told !== 'RGB ' || numberAt(profile, 'N') !== 3)
    report('2.output-intent', 'Färgprofilen är inte en RGB-profil med tre färger.');
};

/** Names are kept once each, so that the same name is the same object. */
const cmyk = PDFName.of('DeviceCMYK');

const checkPrintingColours = ({ dicts, report }: Checked): void => {
  for (const dict of dicts) {
    const values = dict.values().flatMap((value) => [value, ...items(value)]);
    if (values.some((value) => value === cmyk)) {
      report('2.cmyk', 'Filen använder tryckfärger (CMYK).', nameAt(dict, 'Subtype'));
      return;
    }
  }
};

/** Actions that PDF/A allows; everything else runs something, plays something or leaves the file. */
const allowedActions = new Set(['URI', 'GoTo']);

const checkActions = ({ catalog, dicts, report }: Checked): void => {
  for (const key of ['OpenAction', 'AA'])
    if (at(catalog, key)) report('2.action', `Filen gör något när den öppnas (${key}).`);
  if (at(at(catalog, 'Names'), 'JavaScript')) report('2.action', 'Filen innehåller JavaScript.');
  const form = at(catalog, 'AcroForm');
  if (isTrueAt(form, 'NeedAppearances') || at(form, 'XFA'))
    report('2.form-appearances', 'Formuläret saknar färdigt utseende (NeedAppearances eller XFA).');
  for (const dict of dicts) {
    if (has(dict, 'JS')) report('2.action', 'Filen innehåller JavaScript.');
    const action = at(dict, 'A');
    const kind = nameAt(action, 'S');
    const isAnnotation = at(dict, 'Rect') !== undefined;
    if (isAnnotation && kind !== undefined && !allowedActions.has(kind))
      report('2.action', `Filen har en otillåten åtgärd (${kind}).`);
    if (dict !== catalog && has(dict, 'AA'))
      report('2.action', 'Ett objekt gör något av sig självt (AA).', nameAt(dict, 'Type'));
  }
};

const checkFilters = ({ dicts, report }: Checked): void => {
  for (const dict of dicts) {
    const filter = at(dict, 'Filter');
    const names = [asName(filter), ...items(filter).map(asName)];
    if (has(dict, 'Length') && (has(dict, 'F') || has(dict, 'FFilter')))
      report('2.filter', 'En ström ligger i en annan fil.');
    const bad = names.find((name) => name === 'LZWDecode' || name === 'Crypt');
    if (bad !== undefined) report('2.filter', `Filtret ${bad} är inte tillåtet.`);
  }
};

const bitDepths = new Set([1, 2, 4, 8, 16]);

/** Pictures as they are: nothing smoothed, nothing exchanged for another, nothing programmed. */
const checkPictures = ({ dicts, report }: Checked): void => {
  for (const dict of dicts) {
    const kind = nameAt(dict, 'Subtype');
    if (kind === 'PS' || nameAt(dict, 'Subtype2') === 'PS')
      report('2.picture', 'Filen har ett PostScript-program i stället för en bild.');
    if (kind !== 'Image') continue;
    if (isTrueAt(dict, 'Interpolate')) report('2.picture', 'En bild ber om utjämning (Interpolate).');
    if (has(dict, 'Alternates')) report('2.picture', 'En bild kan bytas mot en annan (Alternates).');
    const bits = numberAt(dict, 'BitsPerComponent');
    if (bits !== undefined && !bitDepths.has(bits))
      report('2.picture', `En bild har ${String(bits)} bitar per färg, som inget läsprogram visar.`);
  }
};

const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
);

const checkGraphicsStates = ({ dicts, report }: Checked): void => {
  for (const dict of dicts) {
    if (nameAt(dict, 'Type') !== 'ExtGState') continue;
    const transfer = at(dict, 'TR2');
    if (has(dict, 'TR') || has(dict, 'HTP') || (transfer !== undefined && asName(transfer) !== 'Default'))
      report('2.graphics-state', 'Färgerna räknas om av filen själv (TR, TR2 eller HTP).');
    const mode = nameAt(dict, 'BM');
    if (mode !== undefined && !blendModes.has(mode))
      report('2.graphics-state', `Färger blandas på ett okänt sätt (${mode}).`);
  }
};
