const WORKBOOK_ADVICE = 'Save it as .xlsx or as CSV and add that.';
const TABLE_ADVICE = 'Export the table in it as CSV and add that.';

/** Documents that are zip archives, by a file in them. */
const DOCUMENTS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/i, `a binary Excel workbook (.xlsb). ${WORKBOOK_ADVICE}`],
  [/^xl\//i, 'workbook'],
  [/^word\//i, `a word processor’s document. ${TABLE_ADVICE}`],
  [/^ppt\//i, `a presentation. ${TABLE_ADVICE}`],
  [/^Index\/.*\.iwa$/, `an Apple Numbers or Pages document. ${WORKBOOK_ADVICE}`],
  [/^content\.xml$/, `an OpenDocument file. ${WORKBOOK_ADVICE}`],
];

/** Tells what document a zip archive is: `workbook`, or what is to be said of it; null for a mere archive. */
export function documentOf(names: readonly string[]): string | null {
  return DOCUMENTS.find(([sign]) => names.some((name) => sign.test(name)))?.[1] ?? null;
}
