/**
 * Rules 4: attached files say what they are and what they have to do with the document.
 */
import { asDict, at, dictAt, itemsAt, nameAt, textAt, treeEntries, type Checked } from './objects.ts';

const relationships = new Set([
  'Source',
  'Data',
  'Alternative',
  'Supplement',
  'EncryptedPayload',
  'FormData',
  'Schema',
  'Unspecified',
]);

export const checkAttachments = ({ catalog, dicts, report }: Checked): void => {
  const associated = itemsAt(catalog, 'AF').map(asDict);
  const listed = treeEntries(dictAt(at(catalog, 'Names'), 'EmbeddedFiles'), 'Names').map(([, value]) =>
    asDict(value),
  );
  const specifications = dicts.filter((dict) => dictAt(dict, 'EF') !== undefined);
  for (const specification of specifications) {
    const name = textAt(specification, 'UF') ?? textAt(specification, 'F');
    if (['F', 'UF'].some((key) => (textAt(specification, key) ?? '').trim() === ''))
      report('4.attachment-name', 'En bifogad fil saknar namn (F och UF).', name);
    const file = at(dictAt(specification, 'EF'), 'F');
    const type = nameAt(file, 'Subtype');
    if (type === undefined || !/^[\w.+-]+\/[\w.+-]+$/.test(type))
      report('4.attachment-type', 'En bifogad fil säger inte vilket slags fil den är.', name);
    if (!relationships.has(nameAt(specification, 'AFRelationship') ?? ''))
      report(
        '4.attachment-relationship',
        'En bifogad fil säger inte vad den har med dokumentet att göra.',
        name,
      );
    if (!associated.includes(specification) || !listed.includes(specification))
      report('4.attachment-unlisted', 'En bifogad fil står inte i dokumentets förteckning.', name);
  }
};
