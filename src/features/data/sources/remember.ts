import { keyOf, type MappingStore } from '../../../storage/shops/mappings';
import { mappingOf } from './recall';
import { isUsable, type SourceDraft } from './source-draft';

/**
 * Remembers how files were read, for others of their headers; where that is not wanted, or there is
 * nothing to remember, what was remembered goes. Of several files of one header the one of which
 * most was said counts. Storage that refuses is no reason to stop.
 */
export async function remember(
  sources: readonly SourceDraft[],
  mappings: MappingStore,
): Promise<void> {
  const byHeader = new Map<string, { source: SourceDraft; said: number }>();
  for (const source of sources) {
    if (!canBeRemembered(source)) continue;
    const key = keyOf(source.detected?.headers ?? []);
    const said = Object.keys(source.choices.columns).length;
    if (said >= (byHeader.get(key)?.said ?? 0)) byHeader.set(key, { source, said });
  }
  for (const [key, { source }] of byHeader) {
    const { detected, file, isRemembered } = source;
    if (detected === undefined) continue;
    const mapping = mappingOf(source, detected.dialect);
    const { headers: _, columns, ...chosen } = mapping;
    const isEmpty = columns.length === 0 && Object.keys(chosen).length === 0;
    // oxlint-disable-next-line no-await-in-loop -- a few at most
    await (isRemembered && !isEmpty
      ? mappings.keep(detected.headers, file.name, mapping)
      : mappings.forget([key]));
  }
}

/** Without a header nothing tells the next such file; a recipe is remembered with its shop. */
export const canBeRemembered = (source: SourceDraft): boolean =>
  isUsable(source) && source.detected?.dialect.hasHeader === true && !source.choices.isWhole;
