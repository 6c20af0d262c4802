/** The questions of the Segments page; each export is one. */
export { setSegmentRules } from './segments/set-rules';
export { segmentOverview } from './segments/overview';
export { segmentMigration } from './segments/migration';
export { cohortRetention } from './segments/cohorts';
export { segmentAffinity } from './segments/affinity';
