import { dayOf } from './calendar.ts';
import { categories } from './catalogue.ts';
import { createEmailAddresses, createPhoneNumbers, drawName } from './names.ts';
import type { CustomerKind, ShopParameters } from './parameters.ts';
import type { Random } from './random.ts';

/** A customer as the file shows it, with habits that only the generator knows. Days are day numbers. */
export type Customer = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The phone number, empty where none was given. */
  readonly phone: string;
  readonly joinedOn: number;
  readonly acceptsEmail: boolean;
  readonly acceptsSms: boolean;
  readonly acceptsPush: boolean;
  readonly kind: CustomerKind;
  /** The typical days between two orders. */
  readonly gapDays: number;
  /**
   * The first day on which the customer orders in this shop's files; undefined if that never happens.
   */
  readonly startsOn: number | undefined;
  /** The day after which the customer orders no more. */
  readonly leavesOn: number;
  /** A factor on the weight of each category. */
  readonly tastes: readonly number[];
  readonly channel: string;
};

/**
 * Makes everyone who has an account, in the order in which they joined.
 *
 * @param dailyOrders orders a day, from `ordersPerDay`: accounts are opened when orders are placed
 */
export function createPeople(
  parameters: ShopParameters,
  dailyOrders: readonly number[],
  random: Random,
): Customer[] {
  const emailOf = createEmailAddresses();
  const drawPhone = createPhoneNumbers(random);
  const people = drawKinds(parameters, random).map((kind) => {
    const name = drawName(random);
    const phone = random.chance(parameters.consent.noPhone) ? '' : drawPhone();
    return {
      name,
      email: emailOf(name),
      phone,
      acceptsEmail: random.chance(parameters.consent.email),
      acceptsSms: phone !== '' && random.chance(parameters.consent.sms),
      acceptsPush: random.chance(parameters.consent.push),
      kind,
      tastes: categories.map(() => random.pick(parameters.tastes)),
      channel: drawChannel(kind, random),
      ...drawLife(kind, parameters, dailyOrders, random),
    };
  });
  people.sort((a, b) => a.joinedOn - b.joinedOn);
  return people.map((person, position) => ({ id: `C${10001 + position}`, ...person }));
}

/** Draws one kind a customer, in the shares of the parameters. */
function drawKinds({ kinds, customers }: ShopParameters, random: Random): CustomerKind[] {
  const order: readonly CustomerKind[] = [
    'loyal',
    'regular',
    'occasional',
    'lapsing',
    'salon',
    'registered',
  ];
  const shares = order.map((kind) => kinds[kind].share);
  return Array.from({ length: customers }, () => order[random.weighted(shares)]!);
}

function drawChannel(kind: CustomerKind, random: Random): string {
  if (kind === 'salon') return 'salon';
  return ['web', 'app', 'store'][random.weighted([56, 28, 16])]!;
}

type Life = Pick<Customer, 'joinedOn' | 'startsOn' | 'leavesOn' | 'gapDays'>;

function drawLife(
  kind: CustomerKind,
  { kinds, firstDay, lastDay }: ShopParameters,
  dailyOrders: readonly number[],
  random: Random,
): Life {
  const { gapDays: typicalGap, known } = kinds[kind];
  const first = dayOf(firstDay);
  const last = dayOf(lastDay);
  const gapDays = Math.round(typicalGap * (0.6 + 0.8 * random.next()));
  if (kind === 'registered') {
    return {
      joinedOn: random.between(first - 300, last),
      startsOn: undefined,
      leavesOn: last,
      gapDays,
    };
  }
  const isKnown = random.chance(known);
  const startsOn =
    first + (isKnown ? random.integer(Math.min(200, gapDays * 2)) : random.weighted(dailyOrders));
  // Known customers opened their account in the years before; some new ones look around first.
  const lead = isKnown ? 30 + random.integer(900) : random.chance(0.25) ? random.integer(40) : 0;
  const leavesOn = kind === 'lapsing' ? startsOn + random.between(90, 260) : last;
  const joinedOn = isKnown ? Math.min(startsOn, first) - lead : startsOn - lead;
  return { joinedOn, startsOn, leavesOn, gapDays };
}
