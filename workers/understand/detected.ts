import type { DiscountUnit } from '../../src/domain/recipe/recipe';
import type { Role } from '../../src/domain/recipe/roles';
import type { SourceKind } from '../../src/domain/recipe/source-kinds';
import type { OpenMoney } from './values/settle-money';

export interface DetectedColumn {
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** Why this role, in words. */
  reason: string;
  unit?: DiscountUnit;
}

export interface Detected {
  kind: SourceKind;
  columns: DetectedColumn[];
  /** What its amounts leave open. */
  open: OpenMoney[];
}
