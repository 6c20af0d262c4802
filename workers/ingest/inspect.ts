import type { Failure } from '../../src/domain/errors';
import type { Role, SourceKind } from '../../src/domain/recipe';
import type { Call } from '../database';
import type { Engine } from '../engine';

export interface InspectedColumn {
  header: string;
  /** The first non-empty values, as text. */
  samples: string[];
  role: Role;
  /** 0 to 1. */
  confidence: number;
  reason: string;
  format?: string;
}

export interface InspectedSource {
  name: string;
  bytes: number;
  kind: SourceKind;
  delimiter: string;
  columns: InspectedColumn[];
  /** The first rows as text, one cell a column. */
  preview: string[][];
  /** Why this file cannot be used as it is; everything else may then be empty. */
  problem: Failure | null;
}

/** Looks at the head of one file and proposes what it is and what its columns mean. */
export async function inspectFile(
  _engine: Engine,
  _file: File,
  _call: Call,
): Promise<InspectedSource> {
  throw new Error('not written yet');
}
