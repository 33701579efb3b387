// The way of an order with the client that OpenAPI Generator makes for TypeScript.
// Arguments: the address of the service, and a product that nobody else uses.
import assert from "node:assert/strict";
import {
  Configuration, OperationsApi, OrderDetails, OrderStatus, OrdersApi, PaymentsApi, ResponseError, StockApi, TokensApi,
} from "./generated";

const [base, product] = process.argv.slice(2);
const prefer = "wait=20";

async function as(user: string): Promise<Configuration> {
  const token = await new TokensApi(new Configuration({ basePath: base })).createToken({ username: user, password: user });
  return new Configuration({ basePath: base, accessToken: token.accessToken });
}

function item(quantity: number) {
  return { productId: product, quantity, unitPrice: { amount: 12.5, currency: "EUR" } };
}

/** The body of an answer; 202 has none. */
function there<T>(body: T | null | undefined): T {
  assert.ok(body);
  return body;
}

async function confirmed(orders: OrdersApi, known: OrderDetails): Promise<OrderDetails> {
  let order = known;
  while (order.status !== OrderStatus.Confirmed) {
    order = there(await orders.readOrder({ id: order.orderId, atLeast: order.version + 1 }));
  }
  return order;
}

async function tour() {
  const operator = await as("olga");
  const stock = new StockApi(operator);
  await stock.countStock({ productId: product, count: { onHand: 10 }, prefer });

  const customer = await as("alice");
  const orders = new OrdersApi(customer);
  const raw = await orders.placeOrderRaw({ newOrder: { items: [item(2)] }, prefer });
  assert.equal(raw.raw.headers.get("etag"), '"1"');
  const placed = there(await raw.value());
  assert.equal(placed.cancelReason, null);
  await orders.addItem({ id: placed.orderId, item: item(1), ifMatch: '"1"', idempotencyKey: crypto.randomUUID(), prefer });
  const submitted = there(await orders.submitOrder(
    { id: placed.orderId, submission: { paymentMethod: "pm_card_visa" }, prefer }));
  assert.equal((await confirmed(orders, submitted)).total?.amount, 37.5);

  assert.equal((await stock.readStock({ productId: product }))?.onHand, 7);
  const payment = await new PaymentsApi(customer).readPayment({ id: placed.orderId });
  assert.equal(payment?.amount?.amount, 37.5);
  const events = await orders.listOrderEvents({ id: placed.orderId });
  assert.equal(events.items[0].type, "order.created");
  assert.equal((await orders.listOrders({ limit: 1 })).items[0].orderId, placed.orderId);

  const operations = new OperationsApi(operator);
  await operations.listAuditEvents({ limit: 5 });
  await operations.listBreakers();
  await operations.listSagas({});

  const refused = await orders.readOrder({ id: crypto.randomUUID() }).catch((e: unknown) => e);
  assert.ok(refused instanceof ResponseError);
  assert.equal(refused.response.status, 404);
  assert.equal((await refused.response.json()).code, "order.not-found");
}

tour().catch(problem => {
  console.error(problem);
  process.exit(1);
});
