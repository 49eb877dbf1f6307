/**
 * A document of Word, Excel and the like as it is read: text with headings, lists, tables and pictures. Everything is
 * text or a picture of ours; nothing in the file is markup here. Not here: sheets (sheet-view.tsx), and reading
 * (engine/pictures/documents).
 */
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { Block, Line, Run } from '#domain/document-content.ts';
import type { AttachmentId } from '#domain/ids.ts';
import { useCall } from '../../calls/calls.ts';
import { refusalText } from '../../calls/refusal-text.ts';
import { Loading } from '../../ui/words/loading.tsx';
import { Notice } from '../../ui/words/notice.tsx';
import { Muted } from '../../ui/words/text.tsx';
import './document-view.css';
import { Elsewhere } from './file-content.tsx';
import { SheetsView } from './sheet-view.tsx';

type Content = OutputOf<'attachment.read'>;
type Text = Extract<Content, { kind: 'text' }>;

export function DocumentView({ id, name }: { readonly id: AttachmentId; readonly name: string }) {
  const { t } = useTranslation('files');
  const read = useCall('attachment.read', { id });
  if (read.error)
    return (
      <Notice tone="problem" title={refusalText(read.error).title}>
        <p>{refusalText(read.error).help}</p>
      </Notice>
    );
  if (!read.data || read.isPlaceholderData) return <Loading label={t('reading')} lines={8} />;
  const content = read.data;
  switch (content.kind) {
    case 'unread':
      return <Elsewhere why={content.why} />;
    case 'sheets':
      return <SheetsView {...content} name={name} />;
    case 'text':
      return <TextOf content={content} name={name} />;
  }
}

function TextOf({ content, name }: { readonly content: Text; readonly name: string }) {
  const { t } = useTranslation('files');
  const { blocks, pictures, isCut } = content;
  return (
    <div className="document" role="document" aria-label={name}>
      {isCut ? (
        <Notice title={t('cut')}>
          <p>{t('cutHelp')}</p>
        </Notice>
      ) : null}
      <p>
        <Muted>{blocks.length === 0 ? t('document.empty') : t('document.plain')}</Muted>
      </p>
      {inLists(blocks).map((one, index) => (
        <BlockOf key={index} block={one} pictures={pictures} />
      ))}
    </div>
  );
}

type Item = Extract<Line, { kind: 'item' }>;
type Shown<B> = Exclude<B, Item> | { readonly kind: 'list'; readonly items: readonly Item[] };

/** Items that follow on one another are one list. */
const inLists = <B extends Block>(blocks: readonly B[]): readonly Shown<B | Item>[] => {
  const shown: Shown<B | Item>[] = [];
  let items: Item[] = [];
  for (const block of blocks) {
    if (block.kind !== 'item') {
      items = [];
      shown.push(block as Exclude<B, Item>); // items are in a list, below
      continue;
    }
    if (items.length === 0) shown.push({ kind: 'list', items });
    items.push(block);
  }
  return shown;
};

type BlockProps = { readonly block: Shown<Block>; readonly pictures: Text['pictures'] };

const deepestHeading = 6;
/** Above them are the page's heading and the dialog's. */
const headingsAbove = 2;

function BlockOf({ block, pictures }: BlockProps) {
  const { t } = useTranslation('files');
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${String(Math.min(block.level + headingsAbove, deepestHeading))}` as 'h3';
      return (
        <Heading dir="auto" className="document-heading" data-level={block.level}>
          <Words runs={block.runs} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p dir="auto">
          <Words runs={block.runs} />
        </p>
      );
    case 'list':
      return (
        <ul className="document-list" role="list">
          {block.items.map((item, index) => (
            <li key={index} dir="auto" style={{ marginInlineStart: `${String(item.depth * 1.5)}rem` }}>
              <span className="document-mark">{item.mark}</span>
              <span>
                <Words runs={item.runs} />
              </span>
            </li>
          ))}
        </ul>
      );
    case 'picture':
      return <PictureOf picture={block} pictures={pictures} />;
    case 'part':
      return <p className="document-part">{t(`document.part.${block.part}`, { number: block.number })}</p>;
    case 'table':
      return (
        <div className="document-wide">
          <table className="document-table">
            <tbody>
              {block.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, place) => (
                    <td key={place} colSpan={cell.across}>
                      {inLists(cell.lines).map((line, index) => (
                        <BlockOf key={index} block={line} pictures={pictures} />
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

type PictureProps = {
  readonly picture: Extract<Line, { kind: 'picture' }>;
  readonly pictures: Text['pictures'];
};

function PictureOf({ picture: { picture, words }, pictures }: PictureProps) {
  const { t } = useTranslation('files');
  const address = picture === null ? null : pictures[picture];
  if (!address)
    return (
      <p className="document-part">
        {words === '' ? t('document.noPicture') : t('document.noPictureOf', { words })}
      </p>
    );
  return (
    <img className="document-picture" src={address} alt={words === '' ? t('document.picture') : words} />
  );
}

const wrapped = ({ text, isStrong, isStruck }: Run): ReactNode => {
  const strong = isStrong ? <strong>{text}</strong> : text;
  return isStruck ? <s>{strong}</s> : strong;
};

function Words({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => <Fragment key={index}>{wrapped(run)}</Fragment>);
}
