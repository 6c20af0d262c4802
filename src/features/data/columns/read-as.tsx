import { Show } from 'solid-js';
import type { SourceChange } from '../../../domain/recipe/understanding';
import type { Dialect } from '../../../domain/recipe/recipe';
import { formatNumber } from '../../../ui/format';
import { PickSelect } from '../../../ui/input/pick-select';
import { dateOrderOf, withDateOrder, type DateOrder } from './date-order';
import { isDateRole, isNumberRole } from '../../../domain/recipe/roles';
import { roleOf, type ColumnDraft, type SourceDraft } from '../sources/source-draft';

/** Shows how a file is read: each part can be said otherwise, and the first rows follow at once. */
export function ReadAs(props: { source: SourceDraft; onChange: (change: SourceChange) => void }) {
  const read = (dialect: Partial<Dialect>) => props.onChange({ dialect });
  const name = () => props.source.file.name;
  const numbers = () => columnsWith(props.source, isNumberRole);
  const dates = () =>
    columnsWith(props.source, isDateRole).filter(({ column }) => dateOrderOf(column.formats));
  const order = () => dateOrderOf(dates()[0]?.column.formats);

  const setOrder = (to: string) =>
    props.onChange({
      columns: dates().map(({ index, column }) => ({
        index,
        change: { formats: withDateOrder(column.formats ?? [], to as DateOrder) },
      })),
    });
  /** Quantities have no decimals; the prices beside them tell. */
  const sign = () => (numbers().some(({ column }) => column.decimal === ',') ? ',' : '.');
  const setDecimal = (to: string) =>
    props.onChange({
      columns: numbers().map(({ index }) => ({
        index,
        change: { decimal: to === ',' ? ',' : '.' },
      })),
    });

  return (
    <div class="fmt" role="group" aria-label={`How ${name()} is read`}>
      <span class="t3">Read as</span>
      <PickSelect
        label="Encoding"
        options={encodings}
        value={props.source.dialect.encoding}
        neutral={props.source.dialect.encoding}
        onChange={(encoding) => read({ encoding })}
      />
      <PickSelect
        label="Delimiter"
        options={delimiters}
        value={props.source.dialect.delimiter}
        neutral={props.source.dialect.delimiter}
        onChange={(delimiter) => read({ delimiter })}
      />
      <PickSelect
        label="Header"
        options={[
          { value: 'yes', label: `Row ${props.source.dialect.skip + 1}` },
          { value: 'no', label: 'None' },
        ]}
        value={props.source.dialect.hasHeader ? 'yes' : 'no'}
        neutral={props.source.dialect.hasHeader ? 'yes' : 'no'}
        onChange={(value) => read({ hasHeader: value === 'yes' })}
      />
      <Show when={order()}>
        {(now) => (
          <PickSelect
            label="Dates"
            options={dateOrders}
            value={now()}
            neutral={now()}
            onChange={setOrder}
          />
        )}
      </Show>
      <Show when={numbers().length > 0}>
        <PickSelect
          label="Decimals"
          options={decimals}
          value={sign()}
          neutral={sign()}
          onChange={setDecimal}
        />
      </Show>
      <span class="t3 small">{judgedWords(props.source)}</span>
    </div>
  );
}

function columnsWith(
  source: SourceDraft,
  test: (role: ReturnType<typeof roleOf>) => boolean,
): { index: number; column: ColumnDraft }[] {
  return source.columns.flatMap((column, index) =>
    test(roleOf(source, column)) ? [{ index, column }] : [],
  );
}

const judgedWords = ({ judged }: SourceDraft) =>
  judged.isAll
    ? `Detected from all ${formatNumber(judged.rows)} rows`
    : `Detected from ${formatNumber(judged.rows)} rows`;

const encodings = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252'],
  ['iso-8859-15', 'Latin-9'],
  ['macintosh', 'Mac Roman'],
  ['utf-16le', 'UTF-16 LE'],
  ['utf-16be', 'UTF-16 BE'],
  ['windows-1250', 'Windows-1250'],
  ['iso-8859-2', 'Latin-2'],
  ['windows-1251', 'Windows-1251'],
  ['koi8-r', 'KOI8-R'],
  ['windows-1253', 'Windows-1253'],
  ['windows-1254', 'Windows-1254'],
  ['windows-1257', 'Windows-1257'],
  ['shift_jis', 'Shift JIS'],
  ['euc-jp', 'EUC-JP'],
  ['gb18030', 'GB 18030'],
  ['big5', 'Big5'],
  ['euc-kr', 'EUC-KR'],
].map(([value = '', label = '']) => ({ value, label }));

const delimiters = [
  [',', 'Comma ,'],
  [';', 'Semicolon ;'],
  ['\t', 'Tab'],
  ['|', 'Bar |'],
  [' ', 'Blanks'],
  [':', 'Colon :'],
].map(([value = '', label = '']) => ({ value, label }));

const decimals = [
  { value: '.', label: '1,234.56' },
  { value: ',', label: '1.234,56' },
];

const dateOrders: { value: DateOrder; label: string }[] = [
  { value: 'day', label: 'Day first' },
  { value: 'month', label: 'Month first' },
];
