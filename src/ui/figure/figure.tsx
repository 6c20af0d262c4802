import { createSignal, Match, Switch, type JSX } from 'solid-js';
import type { Failure } from '../../domain/errors';
import { downloadText, downloadUrl, slug } from '../download';
import { figureCsv, type FigureTable } from './figure-table';
import { FigureTableView } from './figure-table-view';
import { MenuButton } from '../input/menu';
import { Panel } from '../panel';
import { ErrorState, Skeleton } from '../panel-state';
import { tableImage } from './table-image';

/** The state of a figure's data. */
export interface FigureState {
  /** True once there is something to show, even if it is an older answer. */
  hasData: boolean;
  failure?: Failure;
  retry: () => void;
}

/**
 * A panel of the dashboard's kind: title, one sentence, tools, and the figure in one of its states.
 * Its menu shows the same figures as a table and hands them out as CSV and PNG.
 */
export function Figure(props: {
  title: string;
  subtitle?: JSX.Element;
  tools?: JSX.Element;
  /** The width on the 12-column grid. */
  span: 3 | 4 | 5 | 6 | 7 | 8 | 12;
  /** The height of the skeleton, in CSS pixels. */
  height: number;
  state: FigureState;
  /** This is set when there is nothing to show, and says why. */
  empty?: JSX.Element;
  table: () => FigureTable;
  /** Returns the chart as a PNG data URL; without it the table is drawn. */
  image?: () => string | undefined;
  children: JSX.Element;
}) {
  const [asTable, setAsTable] = createSignal(false);
  const usable = () => props.state.hasData && props.empty === undefined;
  const downloadImage = () => {
    const url = (asTable() ? undefined : props.image?.()) ?? tableImage(props.title, props.table());
    downloadUrl(`${slug(props.title)}.png`, url);
  };

  return (
    <Panel
      title={props.title}
      subtitle={props.subtitle}
      class={`span-${props.span}`}
      tools={
        <>
          {props.tools}
          <MenuButton
            label={`More for ${props.title}`}
            disabled={!usable()}
            items={[
              {
                icon: asTable() ? 'dashboard' : 'table',
                label: asTable() ? 'Show as chart' : 'Show as table',
                run: () => setAsTable((on) => !on),
              },
              {
                icon: 'download',
                label: 'Download CSV',
                run: () => downloadText(`${slug(props.title)}.csv`, figureCsv(props.table())),
              },
              { icon: 'download', label: 'Download PNG', run: downloadImage },
            ]}
          />
        </>
      }
    >
      <Switch fallback={props.children}>
        <Match when={props.state.failure}>
          {(failure) => <ErrorState failure={failure()} retry={props.state.retry} />}
        </Match>
        <Match when={!props.state.hasData}>
          <Skeleton height={props.height} />
        </Match>
        <Match when={props.empty}>{props.empty}</Match>
        <Match when={asTable()}>
          <FigureTableView label={props.title} table={props.table()} height={props.height} />
        </Match>
      </Switch>
    </Panel>
  );
}
