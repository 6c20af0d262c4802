import { createSignal, For } from 'solid-js';
import { figureDefinitions } from '../../domain/dashboard/dashboard';
import {
  defaultSegmentRules,
  segmentDefinitions,
  SEGMENTS,
  segmentNames,
} from '../../domain/segments/segments';
import { useShop } from '../../engine/context';
import { Dialog } from '../../ui/overlay/dialog';

const figures = [
  ['Net revenue', figureDefinitions.net],
  ['Orders', figureDefinitions.orders],
  ['Average order value', figureDefinitions.averageOrderValue],
  ['Customers', figureDefinitions.customers],
  ['Items per order', figureDefinitions.itemsPerOrder],
  ['Repeat rate', figureDefinitions.repeatRate],
  ['Basket size', figureDefinitions.basketSize],
  ['New customers', figureDefinitions.newCustomer],
] as const;

/** Opens the definitions of what the page counts. */
export function DefinitionsButton(props: { label?: string }) {
  const session = useShop();
  const definitions = () =>
    segmentDefinitions(session.summary()?.segmentRules ?? defaultSegmentRules);
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <button class="link small" type="button" onClick={() => setOpen(true)}>
        {props.label ?? 'Definitions'}
      </button>
      <Dialog
        open={isOpen()}
        title="What the figures mean"
        onClose={() => setOpen(false)}
        footer={
          <button class="btn" type="button" autofocus onClick={() => setOpen(false)}>
            Close
          </button>
        }
      >
        <dl class="definitions">
          <For each={figures}>
            {([name, text]) => (
              <>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </>
            )}
          </For>
        </dl>
        <p class="small t3">Segments, as of the last day of the data; the first that applies:</p>
        <dl class="definitions">
          <For each={SEGMENTS}>
            {(segment) => (
              <>
                <dt>{segmentNames[segment]}</dt>
                <dd>{definitions()[segment]}</dd>
              </>
            )}
          </For>
        </dl>
      </Dialog>
    </>
  );
}
