/** Order statuses that make the whole order a return, compared case-insensitively. */
export const RETURN_STATUSES = ['cancelled', 'canceled', 'voided', 'refunded', 'returned'] as const;
