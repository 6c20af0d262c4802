/** The questions of the Campaigns pages; each export is one. */
export { bundleFacts } from './campaigns/bundle-facts';
export { segmentSizes } from './campaigns/segment-sizes';
export { audience } from './campaigns/audience';
export { audienceRows } from './campaigns/audience-rows';
export { audienceOverlap } from './campaigns/audience-overlap';
export { baseline } from './campaigns/baseline';
export { minimumReach } from './campaigns/minimum-reach';
export { measureCampaign } from './campaigns/measure-campaign';
export { audiencesTogether } from './campaigns/audiences-together';
