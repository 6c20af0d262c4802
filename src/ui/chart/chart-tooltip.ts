export interface TooltipRow {
  /** A CSS colour for the key, if there is one. */
  colour?: string;
  name: string;
  value: string;
}

/**
 * Returns a chart's tooltip as an element. All text is set as text, since names come from foreign
 * files.
 */
export function tooltipCard(
  title: string,
  rows: readonly TooltipRow[],
  note?: string,
): HTMLElement {
  const card = element('div', 'tip');
  card.append(element('h4', '', title));
  const list = element('dl');
  for (const row of rows) {
    const name = element('dt');
    if (row.colour !== undefined) {
      const key = element('i');
      key.style.setProperty('--k', row.colour);
      name.append(key);
    }
    name.append(row.name);
    list.append(name, element('dd', '', row.value));
  }
  card.append(list);
  if (note !== undefined) card.append(element('p', '', note));
  return card;
}

function element(tag: string, className = '', text = ''): HTMLElement {
  const node = document.createElement(tag);
  if (className !== '') node.className = className;
  node.textContent = text;
  return node;
}
