// oxlint-disable-next-line import/default -- the query makes it an address, which is the default
import workerUrl from '../../workers/engine.worker.ts?worker&url';

/** The address of the engine's worker script. */
export const engineUrl: string = workerUrl;

/**
 * Names the build of the engine: the name of its script follows from its content, and from that of
 * the database it starts. Answers and tables of one build are known by it, and no other takes them for
 * its own. It is undefined in development, where a script's name says nothing about its content.
 */
export const engineBuild: string | undefined = import.meta.env.PROD
  ? workerUrl.slice(workerUrl.lastIndexOf('/') + 1)
  : undefined;
