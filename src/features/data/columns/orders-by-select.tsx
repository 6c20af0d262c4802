import { Show } from 'solid-js';
import type { SourceChange } from '../../../domain/recipe/understanding';
import { SHAPES, shapes } from '../../../domain/recipe/shapes';
import type { OrdersBy } from '../../../domain/recipe/recipe';
import { SelectField } from '../../../ui/input/field';
import type { SourceDraft } from '../sources/source-draft';

/** Chooses how order lines stand in the rows of a file, and what makes one order of them. */
export function LinesChoices(props: {
  source: SourceDraft;
  onChange: (change: SourceChange) => void;
}) {
  const makes = () => ordersByKey(props.source.ordersBy);
  const options = () => {
    const known = Object.keys(ordersByNames);
    return (known.includes(makes()) ? known : [...known, makes()]).map((value) => ({
      value,
      label: ordersByNames[value] ?? ordersByWords(props.source.ordersBy),
    }));
  };
  return (
    <Show when={props.source.kind === 'lines'}>
      <div class="srclines">
        <SelectField
          label={`Rows of ${props.source.file.name}`}
          value={props.source.shape}
          options={SHAPES.map((value) => ({ value, label: shapes[value].name }))}
          onChange={(value) => {
            const shape = SHAPES.find((each) => each === value);
            if (shape !== undefined) props.onChange({ shape });
          }}
        />
        <SelectField
          label={`One order of ${props.source.file.name} is`}
          value={makes()}
          options={options()}
          onChange={(value) =>
            props.onChange({
              ordersBy: value === makes() ? props.source.ordersBy : ordersByOf(value),
            })
          }
        />
      </div>
    </Show>
  );
}

const ordersByNames: Record<string, string> = {
  number: 'One order number',
  row: 'One row',
  day: 'One customer on one day',
  '60': 'One customer within an hour',
};

const ordersByKey = (ordersBy: OrdersBy): string =>
  ordersBy.by === 'customer'
    ? String(ordersBy.within)
    : ordersBy.by === 'number' && (ordersBy.beside !== undefined || ordersBy.ofFile === true)
      ? 'number beside'
      : ordersBy.by;

export const ordersByWords = (ordersBy: OrdersBy): string =>
  ordersByNames[ordersByKey(ordersBy)] ??
  (ordersBy.by === 'customer'
    ? `One customer within ${ordersBy.within} minutes`
    : ordersBy.by === 'number'
      ? `One order number with its ${[...(ordersBy.beside ?? []), ...(ordersBy.ofFile === true ? ['file'] : [])].join(' and ')}`
      : '');

function ordersByOf(key: string): OrdersBy {
  if (key === 'number' || key === 'row') return { by: key };
  return { by: 'customer', within: key === 'day' ? 'day' : Number(key) };
}
