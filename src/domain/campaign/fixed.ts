import * as v from 'valibot';
import { count, day, expected, group, instant, share, text } from './fields';
import { AudienceRuleSchema } from './plan';
import { CHANNELS } from './channels';
import { LEVELS } from '../bundles/levels';
import { SEGMENTS } from '../segments/segments';

/** The thresholds of the segments. */
const SegmentRulesSchema = group({
  newDays: count,
  atRiskOrders: count,
  atRiskDays: count,
  atRiskGaps: expected,
  spendDays: count,
  highShare: share,
  mediumShare: share,
});

/** The definition says whom a campaign is for, as the engine is asked for it. */
const AudienceDefinitionSchema = group({
  level: v.picklist(LEVELS, `It is one of ${LEVELS.join(', ')}.`),
  antecedent: v.array(text, 'It has to be a list of products.'),
  consequent: v.array(text, 'It has to be a list of products.'),
  segment: v.picklist([...SEGMENTS, 'all'], `It is one of ${[...SEGMENTS, 'all'].join(', ')}.`),
  channel: v.picklist(CHANNELS, `It is one of ${CHANNELS.join(', ')}.`),
  rule: AudienceRuleSchema,
  /**
   * The day and thresholds with which a campaign that had started was settled; missing where it had not
   * started.
   */
  asOf: v.optional(v.nullable(day)),
  segmentRules: v.optional(SegmentRulesSchema),
});

/**
 * Everything that was settled when a campaign was started. With the campaign's id, rule and control
 * share it says who is in which group, whatever orders, thresholds and campaigns come later. No
 * customer is named.
 */
export const FixedSchema = group({
  at: instant,
  /** The audience is the shop's at the end of this day; null in a shop without dates. */
  asOf: v.nullable(day),
  /** The thresholds of the segments on that day. */
  segmentRules: SegmentRulesSchema,
  /** The audiences of the campaigns that were left out then, where the rule asks for that. */
  spared: v.array(AudienceDefinitionSchema, 'It has to be a list of audiences.'),
});

const WEB_ADDRESS = 'Enter a web address that begins with https:// or http://.';
const isWebAddress = (address: string): boolean =>
  address === '' || (/^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address));

/** The page of the shop that a message leads to; empty when none is given. */
export const landingPage = v.pipe(
  text,
  v.maxLength(2000, 'Use at most 2000 characters.'),
  v.check(isWebAddress, WEB_ADDRESS),
);
