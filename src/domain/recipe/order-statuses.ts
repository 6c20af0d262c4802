/** These order statuses make the whole order a return. They are compared case-insensitively. */
export const RETURN_STATUSES = ['cancelled', 'canceled', 'voided', 'refunded', 'returned'] as const;
