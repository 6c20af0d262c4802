/** The headers of the three files of a shop, shared by the demo and the benchmark shops. */
export const transactionColumns = [
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'quantity',
  'unit_price',
  'discount',
  'status',
  'channel',
] as const;

export const productColumns = ['product_id', 'name', 'category', 'price', 'cost'] as const;

export const customerColumns = [
  'customer_id',
  'name',
  'email',
  'phone',
  'joined_on',
  'accepts_email',
  'accepts_sms',
  'accepts_push',
] as const;
