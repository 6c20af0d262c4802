import { names } from './synonyms';

const joined = (list: string): ReadonlySet<string> =>
  new Set(names(list).map((name) => name.replaceAll(' ', '')));

/** Headers of numbers that count rows, or lines within an order. They are compared without blanks. */
const ROW_NUMBERS = joined(`
  row id, row no, row number, row, line id, line no, line number, lineno, line item id, lineitem id,
  order line id, order line number, order line, order item id, order item no, order items id, order
  details id, order detail id, orderdetail id, detail id, sales item id, sales order item, posnr, pos,
  position, pos nr, positionsnummer, zeile, zeilennummer, zeilennr, lfd nr, lfdnr, laufende nummer,
  item seq, sequence, seq, seq no, seq number, index, unnamed, unnamed 0, record id, record no, serial
  no, s no, sno, sr no, sl no, rownum, ligne, numero ligne, n ligne, no ligne, linea, numero linea, num
  linea, riga, numero riga, n riga, linha, numero linha, item linha, regel, regelnummer, pozycja, lp, nr
  pozycji, satir, satir no, sira, sira no, add to cart order, line sequence, transaction line id,
  transaction detail id, entry id, x, order line no, line num, line nr`);

/** Headers of amounts that a whole order comes to; one line never has them. */
const ORDER_LEVEL = joined(`
  total, subtotal, sub total, grand total, order total, order amount, order value, order subtotal,
  order discount, order revenue, invoice total, invoice amount, basket total, basket value, cart total,
  shipping, shipping cost, shipping costs, shipping price, shipping fee, shipping amount, shipping total,
  freight, freight value, delivery fee, delivery cost, postage, handling, tax, taxes, tax amount, total
  tax, order tax, vat, vat amount, sales tax, tax 1 value, tip, tip amount, refunded amount, refund
  amount, total refunded, outstanding balance, discount amount, total discount, total paid, amount
  paid, amount tendered, change, payment value, payment amount, order discount amount, cart discount,
  cart discount amount, order shipping amount, order total amount, order subtotal amount, order refund
  amount, order total tax amount, shipping price, item tax, shipping tax, gesamtsumme, bestellsumme,
  auftragssumme, rechnungsbetrag, rechnungssumme, bestellwert, versandkosten, versand, porto, fracht,
  mwst, mwst betrag, ust, steuer, steuerbetrag, total commande, montant commande, total general, frais de
  port, frais livraison, tva, montant tva, taxe, total pedido, importe pedido, total factura, gastos de
  envio, gastos envio, iva, importe iva, impuestos, totale ordine, totale fattura, spese di spedizione,
  spedizione, total do pedido, valor do pedido, valor total do pedido, frete, valor frete, imposto,
  impostos, totaal bestelling, orderbedrag, ordertotaal, verzendkosten, btw, btw bedrag, wartosc zamowienia,
  suma zamowienia, koszt dostawy, koszt wysylki, vat kwota, podatek, siparis tutari, siparis toplami,
  genel toplam, kargo ucreti, kdv, kdv tutari`);

/** Words that make another thing of what they stand beside: `product name length` is no name. */
const TURNING = new Set(
  names(`
    length, lenght, size, count, weight, height, width, photo, photos, image, images, url, link, alt,
    shipping, freight, delivery, delivered, tax, taxable, vat, tip, fee, estimated, required, due,
    approved, shipped, ship, birth, birthday, seller, supplier, vendor, store, shop, parent, location,
    billing, payment, refund, refunded, method, reason, zip, postcode, postal, city, country, state,
    street, address, first, last, brand, manufacturer, employee, limit, valid, expiry, expires, carrier,
    updated, modified, fulfilled, fulfillment, fulfillable, start, end, stock, inventory, reorder, tags,
    notes, note, comment, campaign, coupon, code, requires, policy, tracker, service, compare, unit of
    measure, uom, version, website, language, average, avg, min, max, previous, next, days, since, week, month,
    year, quarter, lieferdatum, lieferung, versand, steuer, mwst, geburtsdatum, liefer, anlage, livraison,
    naissance, entrega, envio, nacimiento, consegna, spedizione, nascita, nascimento, levering,
    verzending, geboorte, dostawy, wysylki, urodzenia, teslimat, kargo, dogum, lager, lagerbestand,
    bestand, margin, profit, points, score, rating, review, ratio, rank, match, disc, return, returned,
    exchange, conversion, marital`),
);

/** Words that may stand beside a name without changing its meaning. */
const FILLERS = new Set(
  names(`
    brutto, netto, gross, net, eur, euro, euros, usd, gbp, chf, pln, try, tl, cad, aud, brl, incl,
    excl, inc, ex, ttc, ht, in, of, the, de, del, della, dello, do, da, d, der, des, den, la, le, l, el,
    a, and, for, local, currency, pro, per, van, het, raw, new, clean, full, main, original, col, field,
    value, dataset, pk, fk, kg, iva, btw, kdv, cad, sek, nok, dkk, line`),
);

/** Words in front of a name that only say which table or system the column is from. */
const PREFIXES = new Set(
  names(`
    lineitem, line, lines, item, items, order, orders, sales, sale, tbl, fact, dim, src, stg, dw, f, d, t, x, my,
    v, wc, woo, post, meta, attribute, data, shop, sw, ps, oc, erp, sap, pos, till, kasse, product,
    products, transaction, trans, tx, invoice, order line, retail, olist, purchase`),
);

const bare = (name: string) => name.replaceAll(' ', '');

export const isRowNumber = (name: string): boolean => ROW_NUMBERS.has(bare(name));
export const isOrderLevel = (name: string): boolean => ORDER_LEVEL.has(bare(name));
export const isTurning = (word: string): boolean => TURNING.has(word);
export const isFiller = (word: string): boolean => FILLERS.has(word);
export const isPrefix = (word: string): boolean => PREFIXES.has(word);

/** Headers of details of an order or its customer that are worth keeping. */
const KEPT = joined(`
  country, region, state, segment, customer segment, gender, sex, age group, age, city, store, branch,
  location, shop, payment method, payment type, ship mode, shipping method, market, territory, land,
  bundesland, filiale, zahlungsart, kundengruppe, geschlecht, pays, ville, magasin, sexe, pais, ciudad,
  tienda, sexo, paese, citta, negozio, sesso, cidade, loja, winkel, geslacht, kraj, miasto, sklep, plec,
  ulke, sehir, magaza, cinsiyet, customer type, customer group, loyalty tier, tier, income, household
  size, marital status`);
export const isWorthKeeping = (name: string): boolean => KEPT.has(bare(name));
