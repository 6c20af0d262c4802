import { createSignal } from 'solid-js';
import * as v from 'valibot';

/**
 * The log says which campaigns have ever been in a file, and when a backup was made. Losing it costs a
 * reminder.
 */
const LogSchema = v.object({
  ids: v.fallback(v.array(v.string()), []),
  /** The time in ISO format. */
  backupAt: v.fallback(v.nullable(v.string()), null),
  /** A dismissed reminder says nothing before this day. */
  quietUntil: v.fallback(v.nullable(v.string()), null),
});
type Log = v.InferOutput<typeof LogSchema>;

const KEY = 'bundlewise.exports';
/** The oldest ids beyond these are forgotten, which at worst brings a reminder again. */
const MOST_IDS = 5000;
const none: Log = { ids: [], backupAt: null, quietUntil: null };

function read(): Log {
  try {
    const parsed = v.safeParse(LogSchema, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
    return parsed.success ? parsed.output : none;
  } catch {
    return none;
  }
}

const [log, setLog] = createSignal<Log>(read());

function change(edit: Partial<Log>): void {
  // Another tab may have written meanwhile.
  const next = { ...log(), ...read(), ...edit };
  setLog(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // It is known until the page is closed.
  }
}

export const exportedIds = (): ReadonlySet<string> => new Set(log().ids);
export const lastBackup = (): string | null => log().backupAt;
export const quietUntil = (): string | null => log().quietUntil;

export function markExported(ids: readonly string[]): void {
  change({ ids: [...new Set([...log().ids, ...ids])].slice(-MOST_IDS) });
}

export function markBackup(ids: readonly string[], at: string): void {
  markExported(ids);
  change({ backupAt: at });
}

export const keepQuiet = (day: string): void => change({ quietUntil: day });
