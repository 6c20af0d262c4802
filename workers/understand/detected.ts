import type { DiscountUnit } from '../../src/domain/recipe/recipe';
import type { Role } from '../../src/domain/recipe/roles';
import type { SourceKind } from '../../src/domain/recipe/source-kinds';

export interface DetectedColumn {
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** Why this role, in words. */
  reason: string;
  unit?: DiscountUnit;
}

/** An amount that the file does not tell. */
export type OpenMoney =
  | { kind: 'price-or-total'; index: number; likely: 'unit_price' | 'amount'; detail: string }
  | { kind: 'discount-unit'; index: number; detail: string };

export interface Detected {
  kind: SourceKind;
  columns: DetectedColumn[];
  /** What its amounts leave open. */
  open: OpenMoney[];
}
