import type { Group } from '../split';
import { toCsv, type CsvCell, type PlainText } from '../../text/csv';
import { keysOf } from '../../table';
import { channels, type Channel } from '../channels';

/** A customer in a campaign's audience, as the shop's files have them. */
export interface AudienceMember {
  customerId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  group: Group;
}

/** A file holds only those who get the message, or everyone with a `group` column. */
export type AudienceGroups = 'treatment' | 'both';

type Cell = CsvCell | PlainText;
type Column = readonly [header: string, cell: (member: AudienceMember) => Cell | Promise<Cell>];

/** This is told of every format. */
interface AudienceFormatFacts {
  name: string;
  /** It explains the file in a sentence. */
  help: string;
  columns: (channel: Channel) => readonly Column[];
}

const email: Column[1] = (member) => member.email?.trim() ?? null;
const first: Column[1] = ({ name }) => namesOf(name).first;
const last: Column[1] = ({ name }) => namesOf(name).last;
const customerId: Column[1] = ({ customerId: id }) => id;

/** A format has the column names that one service asks for. */
export const audienceFormats = {
  plain: {
    name: 'Plain',
    help: 'Customer id, email, channel and group, both groups.',
    columns: (channel) => [
      ['customer_id', customerId],
      ['email', (member) => member.email],
      ['channel', () => channel],
      ['group', ({ group }) => group],
    ],
  },
  // Klaviyo asks for Email or Phone Number as "the header of the first column" (help.klaviyo.com,
  // article 115005078967).
  klaviyo: {
    name: 'Klaviyo',
    help: 'Email or phone number first, as Klaviyo’s list upload asks.',
    columns: (channel) => {
      const reach: Column[] = [
        ['Email', email],
        ['Phone Number', phoneCell],
      ];
      return [
        ...(channels[channel].address === 'phone' ? reach.toReversed() : reach),
        ['First Name', first],
        ['Last Name', last],
        ['External ID', customerId],
      ];
    },
  },
  // "Email Address" is the only column it requires
  // (mailchimp.com/help/format-guidelines-for-your-import-file).
  mailchimp: {
    name: 'Mailchimp',
    help: 'Email Address and names, as Mailchimp’s import asks.',
    columns: () => [
      ['Email Address', email],
      ['First Name', first],
      ['Last Name', last],
      ['Phone Number', phoneCell],
      ['Customer ID', customerId],
    ],
  },
  // Names would need country and postcode beside them (support.google.com/google-ads/answer/7659867).
  google: {
    name: 'Google Customer Match',
    help: 'Email and Phone, normalised and hashed with SHA-256 in this browser.',
    columns: () => [
      ['Email', async (member) => sha256OrEmpty(normalEmail(member.email))],
      ['Phone', async ({ phone }) => sha256OrEmpty(e164(phone))],
    ],
  },
  // Phone numbers are hashed as digits with the country code (Meta Business Help, 2082575038703844).
  meta: {
    name: 'Meta custom audience',
    help: 'email, phone, fn, ln and extern_id; email and phone hashed with SHA-256 in this browser.',
    columns: () => [
      ['email', async (member) => sha256OrEmpty(normalEmail(member.email))],
      ['phone', async ({ phone }) => sha256OrEmpty(e164(phone).replace('+', ''))],
      ['fn', first],
      ['ln', last],
      ['extern_id', customerId],
    ],
  },
} as const satisfies Record<string, AudienceFormatFacts>;
export type AudienceFormat = keyof typeof audienceFormats;
export const AUDIENCE_FORMATS = keysOf(audienceFormats);

export interface AudienceFileOptions {
  format: AudienceFormat;
  groups: AudienceGroups;
  channel: Channel;
}

export interface AudienceFile {
  csv: string;
  rows: number;
}

/**
 * Writes an audience as CSV. Cells are formula-safe in every format. Numbers that begin with a plus are
 * phone numbers in E.164, which services need as they are; nothing but digits follows the plus.
 */
export async function audienceFile(
  members: readonly AudienceMember[],
  { format, groups, channel }: AudienceFileOptions,
): Promise<AudienceFile> {
  const kept = groups === 'both' ? members : members.filter(({ group }) => group === 'treatment');
  const columns = [...audienceFormats[format].columns(channel)];
  if (format !== 'plain' && groups === 'both') columns.push(['group', ({ group }) => group]);
  const rows = await Promise.all(
    kept.map((member) => Promise.all(columns.map(async ([, cell]) => cell(member)))),
  );
  return {
    csv: toCsv(
      columns.map(([header]) => header),
      rows,
    ),
    rows: rows.length,
  };
}

/** Splits a name at its first blank: `Ana de Souza` → `Ana`, `de Souza`. */
function namesOf(name: string | null): { first: string; last: string } {
  const [first = '', ...rest] = (name ?? '').trim().split(/\s+/);
  return { first, last: rest.join(' ') };
}

/**
 * Drops blanks and lowers the letters, which is the form that Google and Meta both hash. Dots before
 * gmail.com and whatever follows a plus stay: Customer Match accepts the address as it was given to the
 * shop, and Meta matches by no other
 * (developers.google.com/google-ads/api/docs/remarketing/audience-types/customer-match).
 */
export const normalEmail = (email: string | null): string =>
  (email ?? '').replaceAll(/\s/g, '').toLowerCase();

/**
 * Returns a phone number in E.164: a plus, the country's code and the rest, 8 to 15 digits. `00` stands
 * for the plus; `(0)` after a country's code is dropped. The result is empty without a country code,
 * since nobody can tell whose number it is.
 */
export function e164(phone: string | null): string {
  const plain = (phone ?? '').trim().replace(/^00/, '+').replace('(0)', '');
  if (!plain.startsWith('+')) return '';
  const digits = plain.replaceAll(/\D/g, '');
  return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : '';
}

/** Keeps a number without a country code as it is, which is better than losing it. */
const phoneCell = ({ phone }: AudienceMember): Cell => {
  const normal = e164(phone);
  return normal === '' ? phone : { plain: normal };
};

const sha256OrEmpty = async (text: string): Promise<string> => (text === '' ? '' : sha256(text));

/**
 * Returns the SHA-256 in small hexadecimal digits. It needs a secure context, as other parts of the
 * page do.
 */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
