import type { SourceChange } from '../../../domain/recipe/understanding';
import type { Role } from '../../../domain/recipe/roles';
import type { Sources } from './create-sources';

/** A person does this to the files on their way; what was said of them before holds no more then. */
export interface SourceEdits {
  remove(id: number): void;
  /** Says how a file is to be read; where that changes what is in it, it is looked at again. */
  change(id: number, change: SourceChange): Promise<void>;
  answer(id: number, clarification: string, choice: number): Promise<void>;
  setRole(id: number, column: number, role: Role): void;
  /** Reads a file as detected, not as the last one of its header. */
  asDetected(id: number): Promise<void>;
}

export const sourceEdits = (sources: Sources, onEdit: () => void): SourceEdits => ({
  remove(id) {
    sources.remove(id);
    onEdit();
  },
  change(id, change) {
    onEdit();
    return sources.change(id, change);
  },
  answer(id, clarification, choice) {
    onEdit();
    return sources.answer(id, clarification, choice);
  },
  setRole(id, column, role) {
    onEdit();
    // A column of order numbers makes the orders, whatever made them before.
    const ordersBy = role === 'order_id' ? { by: 'number' as const } : undefined;
    void sources.change(id, { ordersBy, columns: [{ index: column, change: { role } }] });
  },
  asDetected(id) {
    onEdit();
    return sources.asDetected(id);
  },
});
