/** The sheets of a workbook, one at a time, as they stood when it was saved. Only to read. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/index.ts';
import type { Sheet } from '#domain/document-content.ts';
import { Tabs } from '../../ui/frame/tabs.tsx';
import { formatNumber } from '../../ui/words/format.ts';
import { Muted } from '../../ui/words/text.tsx';

type Sheets = Extract<OutputOf<'attachment.read'>, { kind: 'sheets' }>;

export function SheetsView({ sheets, sheetCount, name }: Sheets & { readonly name: string }) {
  const { t } = useTranslation('files');
  const [only] = sheets;
  return (
    <div className="document" role="document" aria-label={name}>
      {sheetCount > sheets.length ? (
        <p>
          <Muted>
            {t('sheet.sheetsCut', { shown: formatNumber(sheets.length), all: formatNumber(sheetCount) })}
          </Muted>
        </p>
      ) : null}
      {only && sheets.length === 1 ? (
        <SheetTable sheet={only} />
      ) : (
        <Tabs
          label={t('sheet.sheets')}
          views={sheets.map((sheet, index) => ({
            id: String(index),
            label: sheet.name,
            content: <SheetTable sheet={sheet} />,
          }))}
        />
      )}
    </div>
  );
}

/** What is not seen of a sheet, in words. */
const useLeftOut = () => {
  const { t } = useTranslation('files');
  return ({ rows, rowCount, columns, columnCount, isHidden, more }: Sheet): readonly string[] => {
    const lastRow = rows.at(-1)?.number ?? 0;
    return [
      ...(isHidden ? [t('sheet.hidden')] : []),
      ...(rowCount > lastRow
        ? [t('sheet.rowsCut', { shown: formatNumber(lastRow), all: formatNumber(rowCount) })]
        : []),
      ...(columnCount > columns.length
        ? [t('sheet.columnsCut', { shown: formatNumber(columns.length), all: formatNumber(columnCount) })]
        : []),
      ...more.map((what) => t(`sheet.more.${what}`)),
    ];
  };
};

function SheetTable({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('files');
  const leftOut = useLeftOut()(sheet);
  const { name, columns, rows } = sheet;
  return (
    <>
      {leftOut.map((words) => (
        <p key={words}>
          <Muted>{words}</Muted>
        </p>
      ))}
      {rows.length === 0 ? (
        <p>
          <Muted>{t('sheet.empty')}</Muted>
        </p>
      ) : (
        <div className="document-wide">
          <table className="document-table" data-sheet="" aria-label={t('sheet.name', { name })}>
            <thead>
              <tr>
                <td />
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ number, cells }) => (
                <tr key={number}>
                  <th scope="row">{number}</th>
                  {cells.map((cell, index) => (
                    <td key={index} dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
