import type { Campaign } from '../../domain/campaign/campaign';
import { success, type Failure } from '../../domain/errors';
import { storageFailure, unsureFailure } from '../storage-failure';
import type { Revision, StoredCampaign } from './campaign-envelope';

/** The state that stands in storage instead of the expected one; null when the campaign was deleted. */
export interface Conflict {
  key: string;
  stored: StoredCampaign | null;
}

export type Outcome<T> = { ok: true; value: T } | Refusal;

export interface Refusal {
  ok: false;
  failure: Failure;
  /** Something else was saved meanwhile, and nothing was written. */
  conflict?: Conflict;
  /** Campaigns that storage did not take. They can at least be offered as a file. */
  unsaved?: readonly Campaign[];
}

/** Ends a transaction that finds another state than the expected one. */
export class Clash extends Error {
  readonly conflict: Conflict;
  readonly failure: Failure;

  constructor(
    { id, name }: { id: string; name?: string },
    base: Revision | null,
    stored: StoredCampaign | null,
  ) {
    const called = stored?.state === 'whole' ? stored.campaign.name : name;
    const subject = called === undefined ? 'This campaign' : `“${called}”`;
    const what =
      stored === null
        ? 'was deleted in another tab, so nothing was saved.'
        : base === null
          ? 'is here already, so nothing was overwritten.'
          : 'was changed in another tab, so nothing was overwritten.';
    super(`${subject} ${what}`);
    this.conflict = { key: id, stored };
    this.failure = { kind: 'conflict', message: this.message };
  }
}

/** A write was carried out and could not be seen again. */
export class Doubt extends Error {}

/** Runs what may clash or leave a doubt. `unsaved` holds what would be lost with it. */
export async function attempt<T>(
  run: () => Promise<T>,
  unsaved: readonly Campaign[] = [],
): Promise<Outcome<T>> {
  try {
    return success(await run());
  } catch (error) {
    if (error instanceof Clash) {
      return { ok: false, failure: error.failure, conflict: error.conflict };
    }
    const failure = error instanceof Doubt ? unsureFailure(error.message) : storageFailure(error);
    return { ok: false, failure, unsaved };
  }
}
