/** A number with the range it may lie in: low ≤ base ≤ high. */
export interface Range {
  low: number;
  base: number;
  high: number;
}

/**
 * The message has an effect: a relative uplift of the baseline or, where nobody buys without it, r
 * itself.
 */
export type Effect = { kind: 'uplift'; range: Range } | { kind: 'response'; range: Range };

/**
 * A campaign's expected earnings follow from this: from n contacted customers, by what they would have
 * done anyway and by how much the message changes it. Money is in the campaign's currency; shares are 0
 * to 1.
 */
export interface EconomicsInput {
  /** n: customers who get the message, the treatment group. */
  contacted: number;
  /** p₀: the share who would have bought in the window anyway. */
  baseline: Range;
  effect: Effect;
  /** m: price less cost of goods of what the discount applies to, before the discount. */
  margin: number;
  /** D: what one redemption takes off. */
  discount: number;
  /** e: the share of orders with these products that reach the minimum order price. */
  reach: number;
  /** k: what contacting one customer costs. */
  contactCost: number;
  /** The most redemptions that are honoured, one a customer; null when there is no cap. */
  cap: number | null;
}

/** One possible world: what happens anyway, and what happens with the message. */
export interface Case {
  /** p₀ */
  baseline: number;
  /** r */
  response: number;
}

/** One column of the table; its parts add up to `netGain`. */
export interface Outcome extends Case {
  /** n·r: customers who buy what is offered. */
  buyers: number;
  /** The number of buyers who get the discount: min(n·r·e, cap). */
  redemptions: number;
  /** n·r·m */
  margin: number;
  /** D·min(n·r·e, cap) */
  discountCost: number;
  /** n·k */
  contactCost: number;
  /** margin − discountCost − contactCost: revenue − discount − cost of goods − contact cost. */
  contribution: number;
  /** n·p₀·m: the margin of those who would have bought without the message. */
  soldAnyway: number;
  /** contribution − soldAnyway */
  netGain: number;
}

/**
 * Returns r = min(1, p₀·(1 + u)), the share who buy with the message. An uplift below −1 leaves none.
 */
export const responseOf = (baseline: number, uplift: number): number =>
  Math.min(1, Math.max(0, baseline * (1 + uplift)));

/** Returns min(n·r·e, cap), the number of times the discount is given. */
export const redemptionsOf = (
  { contacted, reach, cap }: Pick<EconomicsInput, 'contacted' | 'reach' | 'cap'>,
  response: number,
): number => Math.min(contacted * response * reach, cap ?? Number.POSITIVE_INFINITY);

/**
 * Works out a case. Without a cap its net gain is n·[r·(m − e·D) − p₀·m − k] (DESIGN, "Economics of a
 * campaign"): it counts what the message adds, not what the treatment group buys.
 */
export function outcomeOf(input: EconomicsInput, { baseline, response }: Case): Outcome {
  const buyers = input.contacted * response;
  const redemptions = redemptionsOf(input, response);
  const margin = buyers * input.margin;
  const discountCost = redemptions * input.discount;
  const contactCost = input.contacted * input.contactCost;
  const contribution = margin - discountCost - contactCost;
  const soldAnyway = input.contacted * baseline * input.margin;
  const netGain = contribution - soldAnyway;
  return {
    baseline,
    response,
    buyers,
    redemptions,
    margin,
    discountCost,
    contactCost,
    contribution,
    soldAnyway,
    netGain,
  };
}

/** Returns the expected case. */
export function baseCase({ baseline, effect }: Pick<EconomicsInput, 'baseline' | 'effect'>): Case {
  const { base } = effect.range;
  const response = effect.kind === 'uplift' ? responseOf(baseline.base, base) : clamped(base);
  return { baseline: baseline.base, response };
}

/**
 * Lists the cases among which the extremes of net gain lie, over p₀'s interval and the effect's range.
 * Net gain is bilinear in p₀ and u between the curves where r reaches 1 and where redemptions reach the
 * cap, so it is extreme where those curves and the borders of the rectangle meet: at its corners, at p₀
 * = 1/(1 + u) and p₀ = cap/(n·e·(1 + u)), and at the u where the cap is reached at an end of p₀. None
 * of them depends on the discount or the margin.
 */
export function extremeCases(input: EconomicsInput): Case[] {
  const { baseline, effect } = input;
  const capAt = cappedResponse(input);
  const ends = [baseline.low, baseline.high];
  const sides = [effect.range.low, effect.range.high];
  if (effect.kind === 'response') {
    const responses = [...sides, ...[capAt].filter(within(effect.range))].map(clamped);
    return ends.flatMap((end) => responses.map((response) => ({ baseline: end, response })));
  }
  const onSides = sides.flatMap((uplift) =>
    [...ends, ...[1, capAt].map((bend) => bend / (1 + uplift)).filter(within(baseline))].map(
      (each) => ({ baseline: each, response: responseOf(each, uplift) }),
    ),
  );
  const onEnds = ends
    .filter((end) => within(effect.range)(capAt / end - 1))
    .map((end) => ({ baseline: end, response: capAt }));
  return [...onSides, ...onEnds];
}

/** Returns the response from which on the cap holds, or 1, where r ends anyway, when it never does. */
const cappedResponse = ({ contacted, reach, cap }: EconomicsInput): number =>
  cap === null ? 1 : Math.min(1, cap / (contacted * reach));

const within =
  ({ low, high }: Range) =>
  (value: number): boolean =>
    value > low && value < high;

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * The three columns of the table hold the least, the expected and the most net gain. Each column adds
 * up in itself.
 */
export interface Outcomes {
  low: Outcome;
  base: Outcome;
  high: Outcome;
}

export function outcomesOf(input: EconomicsInput): Outcomes {
  const base = outcomeOf(input, baseCase(input));
  let low = base;
  let high = base;
  for (const each of extremeCases(input)) {
    const outcome = outcomeOf(input, each);
    if (outcome.netGain < low.netGain) low = outcome;
    if (outcome.netGain > high.netGain) high = outcome;
  }
  return { low, base, high };
}

/**
 * Returns the response with its range, which lies between the corners since r rises with both p₀ and u.
 */
export function responseRange({
  baseline,
  effect,
}: Pick<EconomicsInput, 'baseline' | 'effect'>): Range {
  const { low, base, high } = effect.range;
  if (effect.kind === 'response') {
    return { low: clamped(low), base: clamped(base), high: clamped(high) };
  }
  // A negative 1 + u turns the order of p₀ round, but r is 0 there at either end.
  return {
    low: responseOf(baseline.low, low),
    base: responseOf(baseline.base, base),
    high: responseOf(baseline.high, high),
  };
}

/**
 * Returns D·min(n·p₀·e, cap), the discounts given to those who would have bought anyway, as if they
 * were the first to redeem. Without a cap it is n·p₀·e·D.
 */
export const subsidyOf = (input: EconomicsInput): number =>
  input.discount * redemptionsOf(input, input.baseline.base);

/** Returns the cost when everyone who is contacted redeems once: n·(D + k), or cap·D + n·k. */
export function worstCase({ contacted, discount, contactCost, cap }: EconomicsInput): number {
  const redemptions = Math.min(contacted, cap ?? Number.POSITIVE_INFINITY);
  return redemptions * discount + contacted * contactCost;
}

/**
 * Returns the largest cap whose worst case stays in the budget, a whole number of redemptions. It is
 * null when contacting alone costs more, or when nothing is given away that a cap could limit.
 */
export function capForBudget(
  { contacted, discount, contactCost }: EconomicsInput,
  budget: number,
): number | null {
  const left = budget - contacted * contactCost;
  if (discount <= 0 || left < 0) return null;
  // A hair is added because a budget of exactly n discounts may be just below n in binary fractions.
  return Math.min(contacted, Math.floor(left / discount + 1e-9));
}

/** A point of the curve holds a discount, and the net gain at it in the three cases. */
export interface CurvePoint extends Range {
  discount: number;
}

/**
 * Returns net gain by discount, from 0 to `most` in `steps` steps, while what people do is held
 * constant.
 */
export function netGainCurve(input: EconomicsInput, most: number, steps: number): CurvePoint[] {
  return Array.from({ length: steps + 1 }, (_, index) => {
    const discount = (most * index) / steps;
    const { low, base, high } = outcomesOf({ ...input, discount });
    return { discount, low: low.netGain, base: base.netGain, high: high.netGain };
  });
}
