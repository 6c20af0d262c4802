/** The questions of the Campaigns pages; each export is one. */
export { bundleFacts } from './campaigns/bundle-facts';
export { segmentSizes } from './campaigns/segment-sizes';
export { audience } from './campaigns/audience';
export { audienceRows } from './campaigns/audience-rows';
