import type { DiscountUnit } from '../../src/domain/recipe/recipe';
import type { Role } from '../../src/domain/recipe/roles';
import type { SourceKind } from '../../src/domain/recipe/source-kinds';

/** The role that a column was found to have, and how sure that is. */
export interface DetectedColumn {
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** A sentence that says why it has this role. */
  reason: string;
  unit?: DiscountUnit;
}

/** A column of money whose meaning the file does not tell; `detail` is a sentence of what was seen. */
export type OpenMoney =
  | { kind: 'price-or-total'; index: number; likely: 'unit_price' | 'amount'; detail: string }
  | { kind: 'discount-unit'; index: number; detail: string };

/** A file's kind, and the roles of its columns in their order. */
export interface Detected {
  kind: SourceKind;
  columns: DetectedColumn[];
  /** Its amounts leave these things open. */
  open: OpenMoney[];
}
