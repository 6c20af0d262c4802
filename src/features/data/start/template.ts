import { toCsv } from '../../../domain/text/csv';

const HEADER = [
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'product_name',
  'category',
  'quantity',
  'unit_price',
];

/** Ten rows as a file of order lines should look. */
export const templateCsv = (): string =>
  toCsv(HEADER, [
    ['1001', '2025-03-01 09:12:00', 'C-17', 'SH-01', 'Repair Shampoo', 'Hair', 1, 12.9],
    ['1001', '2025-03-01 09:12:00', 'C-17', 'CO-01', 'Repair Conditioner', 'Hair', 1, 13.9],
    ['1002', '2025-03-01 11:40:00', 'C-04', 'FC-02', 'Day Cream', 'Skincare', 1, 24.5],
    ['1003', '2025-03-02 08:05:00', 'C-21', 'SH-01', 'Repair Shampoo', 'Hair', 2, 12.9],
    ['1003', '2025-03-02 08:05:00', 'C-21', 'CO-01', 'Repair Conditioner', 'Hair', 2, 13.9],
    ['1003', '2025-03-02 08:05:00', 'C-21', 'BR-05', 'Bamboo Brush', 'Accessories', 1, 9.5],
    ['1004', '2025-03-02 17:30:00', 'C-04', 'SE-03', 'Vitamin C Serum', 'Skincare', 1, 29.9],
    ['1004', '2025-03-02 17:30:00', 'C-04', 'FC-02', 'Day Cream', 'Skincare', 1, 24.5],
    ['1005', '2025-03-03 12:00:00', 'C-33', 'LI-07', 'Matte Lipstick', 'Make-up', 1, 15],
    ['1006', '2025-03-03 19:45:00', 'C-17', 'SH-01', 'Repair Shampoo', 'Hair', -1, 12.9],
  ]);
