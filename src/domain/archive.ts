/**
 * What an archive gets to know of issued certificates: the register entries as data and as XML, and the list of hashes.
 * Lives here: the two forms, which say the same. Not here: files (engine). Source: Arkivlagen (1990:782); Riksarkivet's
 * practice of PDF/A with structured data and checksums beside.
 */
import type { CertificateFacts } from './certificate-facts.ts';
import type { CertificateState } from './certificate-state.ts';
import type { Instant, PlainDate } from './dates.ts';

export type ArchivedCertificate = {
  /** Path of the PDF beside, and its hex SHA-256. */
  readonly file: string;
  readonly sha256: string;
  readonly state: CertificateState;
  readonly checkCode: string | null;
  /** What was printed on it, exactly. */
  readonly facts: CertificateFacts;
  readonly events: readonly {
    readonly what: string;
    readonly detail: string;
    readonly at: Instant;
    readonly byName: string;
  }[];
};

export type Archive = {
  readonly format: 'intyga-arkiv';
  readonly version: 1;
  readonly organisation: string;
  readonly madeAt: Instant;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly certificates: readonly ArchivedCertificate[];
};

/** Characters that XML 1.0 cannot hold, not even escaped, become the sign for an unknown one. */
// eslint-disable-next-line no-control-regex -- the characters that XML forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * What a reader would take for markup or for the end of a line. XML 1.0 (2.11) makes a carriage return a line feed,
 * XML 1.1 NEL and LINE SEPARATOR too, and some readers do that whatever version stands at the top.
 */
const read = /[&<>"\t\n\r\u0085\u2028\u2029]/g;

const escaped = (text: string): string =>
  text.replace(forbidden, '\ufffd').replace(read, (sign) => `&#${sign.charCodeAt(0).toString()};`);

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** `modules` → `module`: what one of a list is called. */
const oneOf = (name: string): string =>
  ({ achievedCriteria: 'achievedCriterion', evidenceTypes: 'evidenceType' })[name] ?? name.replace(/s$/, '');

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** An element for each value: lists as one element an item, nothing as an empty element with `nil`. */
const element = (name: string, value: Plain, indent: string): string => {
  if (value === null) return `${indent}<${name} nil="true"/>\n`;
  if (typeof value !== 'object') return `${indent}<${name}>${escaped(String(value))}</${name}>\n`;
  const inner = isList(value)
    ? value.map((one) => element(oneOf(name), one, `${indent}  `)).join('')
    : Object.entries(value)
        .map(([key, one]) => element(key, one, `${indent}  `))
        .join('');
  return inner === '' ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
};

/** The same as the JSON, element for element, in UTF-8. */
export const archiveXml = (archive: Archive): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${element('archive', archive, '')}`;

/** `sha256sums.txt` as `sha256sum -c` reads it. */
export const hashList = (files: readonly { readonly path: string; readonly sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
