/** A table of the shop is shown by pages of so many rows. */
export const ROWS_A_PAGE = 50;
