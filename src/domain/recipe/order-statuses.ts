/** These order statuses make the whole order a return. They are compared case-insensitively. */
export const RETURN_STATUSES = ['cancelled', 'canceled', 'voided', 'refunded', 'returned'] as const;

/**
 * A status that it matches says that an order was taken back or never came about, in the words of shop
 * systems and nine languages. The status is in small letters, without accents; a person is asked about it.
 */
export const NO_SALE_STATUS =
  /^(?:wc )?(?:(?:order |fully |payment )?(?:cancell?ed|refunded?|returned?|voided?|failed|declined|denied|rejected|expired|abandoned|reversed|charged? ?back)(?: by .*)?|(?:pending|awaiting)(?: payment)?|payment pending|on hold|draft|checkout draft|unpaid|not paid|test(?: order)?|quote|quotation|stornier(?:t|ung)|storno|abgebrochen|(?:zuruck)?erstattet|zuruckgegeben|retoure|retourniert|unbezahlt|ausstehend|annulee?|remboursee?|retournee?|en attente(?: de paiement)?|cancelad[oa]|anulad[oa]|reembolsad[oa]|devuelt[oa]|devolvid[oa]|pendiente(?: de pago)?|pendente|annullat[oa]|rimborsat[oa]|res[oa]|in attesa(?: di pagamento)?|geannuleerd|terugbetaald|geretourneerd|anulowan[eay]|zwrocon[eay]|zwrot|oczekuj(?:e|ace)|nieoplacone|iptal(?: edildi)?|iade(?: edildi)?|beklemede|odeme bekleniyor)$/;
