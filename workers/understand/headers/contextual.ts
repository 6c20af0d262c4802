import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import { names, type Synonyms } from './synonyms';

const DATES = `
  date, datum, fecha, data, tarih, created at, created, timestamp, time, day, tag, jour, dia, giorno,
  dag, dzien, gun, zeit, paid at`;
const NUMBERS = `
  id, code, number, nummer, numero, no, nr, nummer, numer, numara, kod, kodu, cod, codice, codigo`;
const NAMES = `
  name, title, label, bezeichnung, beschreibung, description, desc, nom, nombre, descripcion, nome,
  descrizione, descricao, naam, omschrijving, nazwa, opis, isim, adi, aciklama, titel, titre, titulo`;
const PRODUCTS = `
  product, item, items, article, artikel, produkt, produit, producto, articulo, prodotto, articolo,
  produto, towar, urun, ware, goods, products, itemname, merchandise`;

/** These names mean different things in files of different kinds. */
export const contextual: Record<SourceKind, Synonyms> = {
  lines: {
    order_id: names(
      'name, document, bestell id, no, nr, num, number, order ref no, transakt, docnum',
    ),
    ordered_at: names(DATES),
    product_id: names(`${PRODUCTS}, code, codigo, codice, kod, ref`),
    product_name: names(`${PRODUCTS},${NAMES}`),
    amount: names(`
      total, value, price total, summe, gesamt, wert, montant, importe, importo, valor, bedrag,
      totaal, suma, razem, toplam, totale, total eur, line sum, sum`),
    subcategory: names('type'),
    category: names('type, group, class, gruppe, groupe, grupo, gruppo, groep, section, typ'),
    unit_price: names('cost each, value each, vk preis brutto, valor, costo, wert, cost'),
    quantity: names('count, amount, number, no, nos, q, total quantity, zahl, ad, sold, purchased'),
    customer_id: names('id client, kunde no, name of customer, customer name, person'),
  },
  orders: {
    order_id: names(`${NUMBERS}, name`),
    ordered_at: names(DATES),
  },
  products: {
    product_id: names(`${NUMBERS}, handle, ${PRODUCTS}, reference, ref, referencia, riferimento`),
    product_name: names(`${NAMES}, ${PRODUCTS}`),
    category: names(`
      type, group, gruppe, departement, typ, groupe, grupo, gruppo, groep, grupa, grup, class,
      section, custom product type`),
  },
  lookup: {},
  other: {},
  customers: {
    customer_id: names(NUMBERS),
    customer_name: names(`
      name, nom, nombre, nome, naam, nazwa, isim, contact, customer, client, kunde, cliente, klant,
      klient, musteri, company name, company, firma, last name`),
    joined_on: names(
      'created at, created, date, since, signup, sign up, registered, datum, fecha, data',
    ),
  },
};
