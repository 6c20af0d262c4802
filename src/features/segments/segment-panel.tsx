import { useNavigate } from '@solidjs/router';
import { createMemo, Show, type Accessor, type JSX } from 'solid-js';
import { firstMissing, type MissingPart } from '../../domain/shop/missing-parts';
import type { ShopSummary } from '../../domain/shop/shop';
import type { Query } from '../../engine/create-query';
import { Figure } from '../../ui/figure/figure';
import type { FigureTable } from '../../ui/figure/figure-table';
import { PartMissing } from '../../ui/part-missing';

/** An answer with the shop it is about. */
export interface Shown<Answer> {
  shop: ShopSummary;
  answer: Answer;
}

/** A panel that shows the answer to one question, or why it has none. */
export function SegmentPanel<Answer>(props: {
  shop: ShopSummary | undefined;
  query: Query<Answer>;
  title: string;
  subtitle?: (shown: Shown<Answer>) => string;
  tools?: (shown: Shown<Answer>) => JSX.Element;
  span: 5 | 6 | 7 | 12;
  height: number;
  needs?: readonly MissingPart[];
  /** The missing part is needed for this. */
  subject?: string;
  table: (shown: Shown<Answer>) => FigureTable;
  children: (shown: Accessor<Shown<Answer>>) => JSX.Element;
}) {
  const navigate = useNavigate();
  const shown = createMemo(() => {
    const answer = props.query.latest();
    return props.shop === undefined || answer === undefined
      ? undefined
      : { shop: props.shop, answer };
  });
  const lack = () => props.shop && firstMissing(props.shop.parts, props.needs ?? []);
  const usable = () => (lack() === undefined ? shown() : undefined);
  const subtitle = () => {
    const now = usable();
    return now && props.subtitle?.(now);
  };
  return (
    <Figure
      title={props.title}
      subtitle={subtitle()}
      tools={<Show when={usable()}>{(now) => <>{props.tools?.(now())}</>}</Show>}
      span={props.span}
      height={props.height}
      state={{
        get hasData() {
          return shown() !== undefined;
        },
        get failure() {
          return props.query.failure();
        },
        retry: () => props.query.retry(),
      }}
      empty={
        lack() === undefined ? undefined : (
          <Show when={lack()}>
            {(part) => (
              <PartMissing
                icon="people"
                part={part()}
                subject={props.subject ?? ''}
                onOpenData={() => navigate('/data')}
              />
            )}
          </Show>
        )
      }
      table={() => {
        const now = shown();
        return now === undefined ? { columns: [], rows: [] } : props.table(now);
      }}
    >
      <Show when={shown()}>{(now) => props.children(now)}</Show>
    </Figure>
  );
}
