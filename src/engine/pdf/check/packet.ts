/**
 * Rules 1 for what stands in the metadata packet: known properties in their own form, and descriptions of the others.
 * Not here: what the packet claims, and whether it tells the same as the document's information (file.ts).
 */
import type { Document, Element, Node } from '@xmldom/xmldom';
import type { Checked } from './objects.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const extension = 'http://www.aiim.org/pdfa/ns/extension/';
const schema = 'http://www.aiim.org/pdfa/ns/schema#';
const property = 'http://www.aiim.org/pdfa/ns/property#';
const archive = 'http://www.aiim.org/pdfa/ns/id/';

/** Properties of ours that need no description, by their namespace. */
const predefined: Readonly<Record<string, readonly string[]>> = {
  'http://purl.org/dc/elements/1.1/': [
    'title',
    'creator',
    'description',
    'format',
    'language',
    'subject',
    'date',
    'rights',
    'publisher',
  ],
  'http://ns.adobe.com/xap/1.0/': ['CreateDate', 'ModifyDate', 'MetadataDate', 'CreatorTool'],
  'http://ns.adobe.com/pdf/1.3/': ['Producer', 'Keywords', 'PDFVersion', 'Trapped'],
  [archive]: ['part', 'conformance', 'amd', 'corr'],
  [extension]: ['schemas'],
};

/** PDF/A-3, 6.6.2.3.3: types of XMP values that a description may name. */
const valueTypes =
  /^(?:(?:open|closed)? ?[Cc]hoice of |bag |seq |alt )?(?:Text|Integer|Real|Boolean|Date|URI|URL|ProperName|AgentName|MIMEType|GUID|RenditionClass|Locale|Lang Alt|XPath|Rational)$/;

const isElement = (node: Node): node is Element => node.nodeType === 1;
const childrenOf = (element: Element): Element[] => Array.from(element.childNodes).filter(isElement);

export const checkSchemas = ({ report }: Checked, xml: Document): void => {
  const described = describedProperties(xml);
  const written = Array.from(xml.getElementsByTagNameNS(rdf, 'Description')).flatMap((description) => [
    ...childrenOf(description).map(({ namespaceURI, localName }) => ({ namespaceURI, localName })),
    ...Array.from(description.attributes).map(({ namespaceURI, localName }) => ({ namespaceURI, localName })),
  ]);
  for (const { namespaceURI, localName } of written) {
    const space = namespaceURI ?? '';
    if (space === rdf || space === 'http://www.w3.org/2000/xmlns/') continue;
    if (predefined[space]?.includes(localName ?? '') === true || described.has(`${space} ${localName ?? ''}`))
      continue;
    report('1.metadata-schema', `Metadatapaketet har en uppgift som inte är beskriven (${localName ?? ''}).`);
  }
  checkForms(report, xml);
  checkDescriptions(report, xml);
};

const describedProperties = (xml: Document): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const space of Array.from(xml.getElementsByTagNameNS(schema, 'namespaceURI'))) {
    const { parentNode } = space;
    if (!parentNode || !isElement(parentNode)) continue;
    for (const name of Array.from(parentNode.getElementsByTagNameNS(property, 'name')))
      found.add(`${space.textContent?.trim() ?? ''} ${name.textContent?.trim() ?? ''}`);
  }
  return found;
};

const checkForms = (report: Checked['report'], xml: Document): void => {
  for (const name of ['title', 'description', 'rights'])
    for (const element of Array.from(xml.getElementsByTagNameNS('http://purl.org/dc/elements/1.1/', name))) {
      const [alternatives] = childrenOf(element);
      if (alternatives?.localName !== 'Alt' || alternatives.namespaceURI !== rdf)
        report('1.metadata-schema', `${name} i metadatapaketet säger inte sina språk (Alt).`);
    }
  for (const element of Array.from(xml.getElementsByTagNameNS(archive, '*')))
    if (element.prefix !== 'pdfaid')
      report('1.metadata-schema', 'Metadatapaketet kallar PDF/A:s uppgifter något annat än pdfaid.');
};

const checkDescriptions = (report: Checked['report'], xml: Document): void => {
  for (const name of Array.from(xml.getElementsByTagNameNS(property, 'name'))) {
    const { parentNode } = name;
    const told = (what: string): string =>
      parentNode && isElement(parentNode)
        ? (parentNode.getElementsByTagNameNS(property, what).item(0)?.textContent?.trim() ?? '')
        : '';
    if (
      !['internal', 'external'].includes(told('category')) ||
      told('description') === '' ||
      !valueTypes.test(told('valueType'))
    )
      report('1.metadata-schema', 'En beskrivning i metadatapaketet är inte hel.', name.textContent ?? '');
  }
};
