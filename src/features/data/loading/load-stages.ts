import type { Progress } from '../../../domain/progress';
import type { SourceKind } from '../../../domain/recipe/source-kinds';

/** A file being loaded, as far as its progress is concerned. */
export interface LoadedFile {
  name: string;
  kind: SourceKind;
  bytes: number;
}

export interface LoadStage {
  name: string;
  state: 'done' | 'now' | 'next';
  /** In bytes; only of the stages that read a file. */
  bytes?: number;
  /** This part of it runs now, where it has parts. */
  part?: string;
}

/** The order in which the engine reads files. */
const READING: readonly SourceKind[] = ['products', 'customers', 'lines', 'orders'];
/** These stages follow, each with the engine's stages that belong to it. */
const BUILDING = [
  { name: 'Check the rows', stages: ['Check the rows'] },
  {
    name: 'Build the shop',
    stages: ['Build products', 'Build orders', 'Build customers', 'Build lines'],
  },
  { name: 'Count baskets', stages: ['Count baskets'] },
] as const;

/** All stages of a load in order, and how far it is; before the first sign, none has begun. */
export function loadStages(files: readonly LoadedFile[], progress: Progress | null): LoadStage[] {
  const reading = READING.flatMap((kind) => files.filter((file) => file.kind === kind)).map(
    ({ name, bytes }) => ({ name: `Read ${name}`, stages: [`Read ${name}`], bytes }),
  );
  const all: { name: string; stages: readonly string[]; bytes?: number }[] = [
    ...reading,
    ...BUILDING,
  ];
  const now = all.findIndex(({ stages }) => progress !== null && stages.includes(progress.stage));
  return all.map(({ name, stages, bytes }, index) => ({
    name,
    bytes,
    part: index === now && stages.length > 1 ? progress?.stage.replace('Build ', '') : undefined,
    state: index < now ? 'done' : index === now ? 'now' : 'next',
  }));
}

/** Returns how much of the files is read, in bytes. Stages after reading know no total: then it is all. */
export function bytesRead(files: readonly LoadedFile[], progress: Progress | null): number {
  if (progress === null) return 0;
  if (progress.total > 0) return progress.done;
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Says what a screen reader is told: the stage, and quarters of the way, not every per cent. */
export function spokenProgress(files: readonly LoadedFile[], progress: Progress | null): string {
  if (progress === null) return 'Starting';
  const stage = loadStages(files, progress).find(({ state }) => state === 'now')?.name ?? '';
  if (progress.total === 0) return stage;
  const quarter = Math.floor((progress.done / progress.total) * 4);
  return quarter === 0 ? stage : `${stage}, ${quarter * 25}% of the files read`;
}
