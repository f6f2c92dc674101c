const PRICES = { 'A-1': 250, 'B-9': 990 };

/** @param order what the mapping template made of the request */
export async function handler(order) {
  const missing = order.lines.find(({ sku }) => PRICES[sku] === undefined);
  if (missing !== undefined) throw new Error(`out of stock: ${missing.sku}`);
  const cents = order.lines.reduce((sum, { sku, quantity = 1 }) => sum + PRICES[sku] * quantity, 0);
  console.log(`taken for ${order.customer}`);
  return { id: `o-${order.lines.length}`, total: `${(cents / 100).toFixed(2)} ${order.currency}` };
}
