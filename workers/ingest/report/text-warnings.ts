import type { LoadWarning } from '../../../src/domain/shop/shop';
import type { StagedSource } from './collect-set-aside';

/** Warns of what was odd about the text of the files, and was read all the same. */
export function textWarnings(staged: readonly StagedSource[]): LoadWarning[] {
  return staged.flatMap(({ counts, given }) => {
    const { name, dialect } = given;
    const warnings: LoadWarning[] = [];
    if (counts.brokenQuotes > 0) {
      warnings.push({
        message: `${rowsOf(counts.brokenQuotes)} of ${name} ${counts.brokenQuotes === 1 ? 'has' : 'have'} a quote that is not closed, or text behind a closed one.`,
        advice: 'Such a quote is read as part of the text. Look at these rows in the file.',
      });
    }
    if (counts.replaced > 0) {
      warnings.push({
        message: `${counts.replaced.toLocaleString('en-GB')} characters of ${name} cannot be read as ${dialect.encoding.toUpperCase()}; they show as \uFFFD.`,
        advice: 'If many names look wrong, choose another encoding and load the file again.',
      });
    }
    return warnings;
  });
}

const rowsOf = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`);
