import type { Random } from './random.ts';

/** Given and family names from many places are combined freely, so that no real person is meant. */
const givenNames = (
  'Ada Adèle Aiko Aisha Alba Alice Alma Amara Amélie Amir Ana Andrei Anika Anna Antoine Arjun Astrid Aurélie ' +
  'Ayşe Beatriz Björn Bruno Camille Carla Carlos Cécile Chiara Chidi Chloé Claire Clara Dalia Daniel Daria ' +
  'Dario Deniz Diana Diego Edith Elena Elias Elif Elin Elisa Eloise Emeka Emil Emma Enzo Esther Eva Farah ' +
  'Fatima Felix Fiona Flora Freya Gabriela Giulia Grace Greta Hana Hanna Hedda Helena Hugo Ida Ines Ingrid ' +
  'Irina Iris Isabel Ivana Jana Jasmin Joana João Jonas Josephine Julia Jun Kaia Karim Katja Kenji Klara ' +
  'Lara Laszlo Laura Layla Léa Leila Lena Leon Leonie Lina Linh Livia Lola Lotte Lucía Luisa Luka Lydia ' +
  'Magda Mai Maja Malik Malin Manon Mara Maria Marta Mateo Mathilde Maya Mei Mia Mila Mina Miriam Mónica ' +
  'Nadia Naomi Natalia Nia Nicolas Nina Noémie Noor Nora Olga Olivia Oskar Paola Paul Petra Pia Priya Rafael ' +
  'Rania Renata Rosa Rosalie Ruby Runa Sabine Saga Samira Sana Sara Selma Sena Siri Sofia Soraya Stella Sunita ' +
  'Svea Tara Thea Theo Tilda Tomás Uma Valentina Vera Viola Wanda Wiebke Xenia Yara Yasmin Yuki Zara Zoë Zofia'
).split(' ');

const familyNames = (
  'Abbott Achebe Adler Aldana Almeida Andersson Arslan Bakker Banerjee Barbieri Becker Bellini Berg Bianchi ' +
  'Blanc Bloom Boateng Bonnet Borg Braun Brandt Byrne Calloway Campos Cardoso Carlsen Castillo Chen Clarke ' +
  'Costa Dahl Dąbrowska Delgado Demir Diallo Dubois Dvořák Eklund Engel Evans Falk Farkas Fernandes Ferrari ' +
  'Fischer Fontaine Forster Fournier Garcia Gauthier Girard Gómez Greco Grün Gupta Haddad Hansen Hartmann ' +
  'Hayashi Hoffmann Holm Horváth Ibrahim Ito Ivanova Jansen Jensen Johansson Kaya Keller Khan Kim Klein Kovács ' +
  'Kowalska Krüger Lambert Lange Larsen Laurent Lehmann Leroy Lindqvist Lombardi Lund Maes Malik Marchand Marino ' +
  'Marques Martin Meyer Molina Moreau Moretti Müller Nakamura Navarro Nguyen Nielsen Nowak Nyström O’Brien Okafor ' +
  'Okoye Oliveira Olsen Ortega Öztürk Park Patel Pereira Perrin Petit Popescu Quinn Ramos Reyes Ricci Richter ' +
  'Romano Rossi Roux Russo Saito Sanders Santos Schmidt Schneider Schröder Schwarz Silva Singh Sørensen Steiner ' +
  'Suzuki Svensson Tamm Tanaka Teixeira Thompson Torres Varga Vasquez Vermeer Vidal Visser Vogel Walker Weber Weiss ' +
  'White Winter Wójcik Wolf Yamamoto Yilmaz Zhang Zimmermann'
).split(' ');

export function drawName(random: Random): string {
  return `${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** Unicode does not split these letters into a base letter and an accent. */
const foldings: readonly (readonly [letter: string, ascii: string])[] = [
  ['ø', 'o'],
  ['ł', 'l'],
  ['ı', 'i'],
  ['ß', 'ss'],
];

/**
 * Gives each name an address of its own at example.com, a domain reserved for examples (RFC 2606).
 *
 * @returns a function from a name to its address; a name that comes again gets a number
 */
export function createEmailAddresses(): (name: string) => string {
  const uses = new Map<string, number>();
  return (name) => {
    let local = name.toLowerCase().normalize('NFD');
    for (const [letter, ascii] of foldings) local = local.replaceAll(letter, ascii);
    local = local.replaceAll(' ', '.').replaceAll(/[^a-z.]/g, '');
    const use = (uses.get(local) ?? 0) + 1;
    uses.set(local, use);
    return `${local}${use > 1 ? use : ''}@example.com`;
  };
}

/**
 * Regulators keep these ranges free for film and fiction, so that no text message reaches anyone: Ofcom
 * (7700 900000 to 900999), Arcep (6 39 98 0000 to 9999) and Bundesnetzagentur (Berlin, Hamburg, Cologne
 * and Munich, a thousand numbers each).
 */
const fictionalRanges: readonly (readonly [prefix: string, digits: number])[] = [
  ['+33 6 39 98 ', 4],
  ['+44 7700 900', 3],
  ['+49 30 23125 ', 3],
  ['+49 40 66969 ', 3],
  ['+49 221 4710 ', 3],
  ['+49 89 99998 ', 3],
];

/** @returns a function that draws a phone number which it has not given before */
export function createPhoneNumbers(random: Random): () => string {
  const given = new Set<string>();
  const sizes = fictionalRanges.map(([, digits]) => 10 ** digits);
  return () => {
    let phone: string;
    do {
      const [prefix, digits] = fictionalRanges[random.weighted(sizes)]!;
      phone = prefix + String(random.integer(10 ** digits)).padStart(digits, '0');
    } while (given.has(phone));
    given.add(phone);
    return phone;
  };
}
