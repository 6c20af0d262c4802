import type { Role, SourceKind } from '../../src/domain/recipe';

/**
 * What headers are called, as `normalise` writes them: lower case, no accents, words apart. English,
 * German, French and Spanish, and the exports of common shop systems.
 */
export type Synonyms = Partial<Record<Role, readonly string[]>>;

const names = (list: string): readonly string[] =>
  list.split(',').map((name) => name.trim().replace(/\s+/g, ' '));

/** Names that mean the same in every kind of file. */
export const synonyms: Synonyms = {
  order_id: names(`
    order id, order no, order number, order nr, order, order name, order ref, order reference,
    order key, order code, orderid, sales order, sales order id, sales order number, invoice,
    invoice id, invoice no, invoice number, invoiceno, bill no, bill number, billno, transaction,
    transaction id, transaction no, transaction number, trans id, txn id, receipt, receipt id,
    receipt no, receipt number, basket, basket id, cart id, ticket, ticket id, ticket no, ticket
    number, purchase id, document no, voucher no, check number, bestellung, bestellnummer, bestell
    nr, bestellnr, auftrag, auftragsnummer, auftrag nr, rechnung, rechnungsnummer, rechnung nr,
    bon, bonnummer, bon nr, belegnummer, beleg nr, commande, numero commande, numero de commande,
    n commande, id commande, facture, numero facture, numero de facture, pedido, id pedido, numero
    pedido, numero de pedido, factura, numero factura, numero de factura`),
  ordered_at: names(`
    ordered at, order date, order datetime, order time, order timestamp, ordered on, orderdate,
    order purchase timestamp, order created at, date ordered, purchase date, purchased at,
    purchase timestamp, invoice date, invoicedate, transaction date, transaction time, transaction
    timestamp, date time, datetime, sale date, sales date, sold at, receipt date, bestelldatum,
    auftragsdatum, rechnungsdatum, belegdatum, kaufdatum, verkaufsdatum, date commande, date de
    commande, date facture, date achat, fecha pedido, fecha de pedido, fecha compra, fecha de
    compra, fecha factura`),
  customer_id: names(`
    customer id, customer no, customer number, customer nr, customer, customer code, customer key,
    customer ref, customerid, cust id, client id, client, client no, client number, user id, user,
    buyer id, buyer, member id, member number, household id, household key, shopper id, account
    id, customer unique id, card id, loyalty id, kunde, kunden id, kundennummer, kunden nr,
    kundennr, id client, numero client, code client, cliente, id cliente, numero cliente, numero
    de cliente`),
  product_id: names(`
    product id, product no, product number, product nr, product code, product key, product sku,
    productid, sku, sku id, stock code, stockcode, item id, item no, item number, item code,
    itemid, article id, article no, article number, variant id, variant sku, lineitem sku, line
    item sku, asin, ean, gtin, upc, barcode, plu, part number, artikelnummer, artikel nr,
    artikelnr, artikel id, produktnummer, produkt id, produkt nr, code article, reference article,
    reference produit, code produit, id produit, ref produit, codigo producto, codigo de producto,
    id producto, codigo articulo, referencia`),
  product_name: names(`
    product name, product title, product description, productname, item name, item description,
    item title, itemname, itemdescription, article name, article description, lineitem name, line
    item name, stock description, name of product, artikelname, artikelbezeichnung, artikeltext,
    produktname, produktbezeichnung, nom produit, nom du produit, nom article, libelle produit,
    libelle article, designation, libelle, nombre producto, nombre del producto, nombre articulo,
    descripcion producto`),
  category: names(`
    category, category name, product category, product category name, item category, main
    category, department, department name, product type, product group, item type, kategorie,
    produktkategorie, warengruppe, artikelgruppe, produktgruppe, categorie, categorie produit,
    famille, rayon, categoria, categoria producto, familia`),
  subcategory: names(`
    subcategory, sub category, subcategory name, sub category name, product subcategory, aisle,
    sub department, unterkategorie, untergruppe, sous categorie, sous famille, subcategoria,
    subfamilia`),
  quantity: names(`
    quantity, qty, quantities, order quantity, order qty, quantity ordered, qty ordered, item
    quantity, lineitem quantity, line item quantity, units, unit count, units sold, pieces, pcs,
    item count, menge, anzahl, stueck, stuck, stueckzahl, stuckzahl, bestellmenge, quantite, qte,
    nombre d articles, cantidad, cant, unidades`),
  unit_price: names(`
    unit price, unitprice, price, item price, product price, price each, price per unit, lineitem
    price, line item price, sale price, selling price, sales price, list price, retail price,
    variant price, price eur, price usd, price gbp, preis, einzelpreis, stueckpreis, stuckpreis,
    verkaufspreis, vk preis, prix, prix unitaire, pu, prix de vente, precio, precio unitario,
    precio venta`),
  discount: names(`
    discount, discount amount, line discount, item discount, lineitem discount, line item
    discount, discount value, reduction, rabatt, nachlass, rabattbetrag, remise, montant remise,
    descuento`),
  amount: names(`
    amount, line amount, line total, linetotal, line revenue, line value, line price, item total,
    total price, total amount, sales, sales amount, sales value, revenue, net sales, net amount,
    gross amount, extended price, subtotal, line subtotal, betrag, umsatz, gesamtpreis,
    zeilensumme, positionswert, montant, montant ligne, montant total, chiffre d affaires,
    importe, importe linea, precio total, ventas`),
  cost: names(`
    cost, unit cost, cost price, cost of goods, cost of goods sold, cogs, cost per item, standard
    cost, product cost, purchase price, kosten, einkaufspreis, ek preis, selbstkosten,
    wareneinsatz, cout, cout unitaire, prix d achat, prix achat, coste, costo, coste unitario,
    precio de compra`),
  status: names(`
    status, order status, orderstatus, financial status, payment status, state of order,
    transaction status, bestellstatus, auftragsstatus, statut, statut commande, etat commande,
    estado, estado pedido, estado del pedido`),
  cancelled_at: names(`
    cancelled at, canceled at, cancelled on, canceled on, cancellation date, cancel date, date
    cancelled, storniert am, stornodatum, date annulation, fecha cancelacion`),
  channel: names(`
    channel, sales channel, order channel, sale channel, source name, order source, platform,
    kanal, vertriebskanal, verkaufskanal, canal, canal de vente, canal de venta`),
  customer_name: names(`
    customer name, full name, client name, user name, contact name, customer full name, buyer
    name, kundenname, nom client, nom du client, nom complet, nombre cliente, nombre del cliente,
    nombre completo`),
  email: names(`
    email, e mail, email address, e mail address, mail, customer email, contact email, email
    adresse, e mail adresse, adresse email, adresse e mail, courriel, correo, correo electronico`),
  phone: names(`
    phone, phone number, telephone, mobile, mobile phone, mobile number, cell, cell phone,
    customer phone, telefon, telefonnummer, handy, mobil, mobilnummer, numero de telephone,
    portable, telefono, movil`),
  joined_on: names(`
    joined on, joined at, joined, join date, date joined, sign up date, signup date, signed up at,
    registered at, registered on, registration date, date registered, member since, customer
    since, enrolled on, enrollment date, kunde seit, registriert am, registrierungsdatum,
    anmeldedatum, date inscription, date d inscription, inscrit le, fecha registro, fecha de
    registro, fecha alta`),
  accepts_email: names(`
    accepts email, email consent, email opt in, accepts email marketing, accepts marketing, email
    marketing, newsletter, email subscribed, subscribed, marketing consent, opt in, email
    marketing consent, newsletter anmeldung, accepte email, acepta email`),
  accepts_sms: names(`
    accepts sms, sms consent, sms opt in, accepts sms marketing, sms marketing, sms subscribed,
    sms marketing consent, accepte sms, acepta sms`),
  accepts_push: names(`
    accepts push, push consent, push opt in, push notifications, push subscribed, accepts push
    notifications, accepte push, acepta push`),
};

/** Names whose meaning depends on what the file holds a row of. */
export const contextual: Record<SourceKind, Synonyms> = {
  lines: {
    order_id: names('name, document, bestell id, no'),
    ordered_at: names(`
      date, datum, fecha, created at, created, timestamp, time, day, tag, jour, paid at`),
    product_id: names(`
      product, item, article, artikel, produkt, produit, producto, articulo, code`),
    product_name: names(`
      product, item, items, article, artikel, produkt, produit, producto, articulo, description,
      name, title, bezeichnung, beschreibung, nom, nombre, descripcion`),
    amount: names('total, value, price total, summe, gesamt, wert'),
    subcategory: names('type'),
  },
  orders: {
    order_id: names('id, name, number, nummer, numero, no'),
    ordered_at: names('date, datum, fecha, created at, created, timestamp, time, day, paid at'),
  },
  products: {
    product_id: names(`
      id, code, number, nummer, numero, no, handle, product, item, article, artikel, produkt,
      reference, ref`),
    product_name: names(`
      name, title, description, label, product, item, article, artikel, produkt, produit,
      producto, bezeichnung, nom, nombre, descripcion`),
    category: names('type, group, gruppe, departement'),
  },
  lookup: {},
  other: {},
  customers: {
    customer_id: names('id, code, number, nummer, numero, no'),
    customer_name: names('name, nom, nombre, contact, customer, client, kunde, cliente'),
    joined_on: names('created at, created, date, since, signup, sign up, registered'),
  },
};

/** `OrderID`, `order_id` and `Order-Id` alike as `order id`; accents go. */
export function normalise(header: string): string {
  return header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
