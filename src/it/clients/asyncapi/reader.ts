// A reader that uses the models of two versions of one event.
import { OrderCreatedV1_0_0 } from './models/typescript/OrderCreatedV1_0_0';
import { OrderCreatedV2_0_0 } from './models/typescript/OrderCreatedV2_0_0';

export function prices(first: OrderCreatedV1_0_0, second: OrderCreatedV2_0_0): number[] {
  const before: number[] = (first.items ?? []).map((item) => item.unitPrice);
  const now: number[] = (second.items ?? []).map((item) => item.unitPrice.amount);
  return before.concat(now);
}
