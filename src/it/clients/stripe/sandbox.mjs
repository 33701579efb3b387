// Drives the payment sandbox with Stripe's SDK and its defaults. Its address has a path, which the SDK cannot be told, so that
// the path is put before every request.
import assert from 'node:assert/strict';
import Stripe from 'stripe';

const {SANDBOX_HOST, SANDBOX_PORT, SANDBOX_PATH, SANDBOX_KEY, PAYMENT_ID} = process.env;

function client(key) {
  const httpClient = Stripe.createNodeHttpClient();
  const send = httpClient.makeRequest.bind(httpClient);
  httpClient.makeRequest = (host, port, path, ...rest) => send(host, port, SANDBOX_PATH + path, ...rest);
  return new Stripe(key, {host: SANDBOX_HOST, port: Number(SANDBOX_PORT), protocol: 'http', httpClient});
}

const stripe = client(SANDBOX_KEY);
const wish = {
  amount: 1250,
  currency: 'eur',
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
  confirm: true,
  metadata: {payment_id: PAYMENT_ID, color: 'green & blue'},
};

async function refused(call, type) {
  try {
    await call();
  } catch (e) {
    assert.equal(e.type, type, e.message);
    return e;
  }
  assert.fail('taken for a success');
}

const paid = await stripe.paymentIntents.create(wish);
assert.equal(paid.status, 'succeeded');
assert.equal(paid.amount_received, 1250);
assert.equal(paid.livemode, false);
assert.ok(paid.created > 0);
assert.ok(paid.client_secret.startsWith(paid.id + '_secret_'));
assert.deepEqual(paid.metadata, wish.metadata);
assert.ok(paid.lastResponse.requestId.startsWith('req_'));
assert.deepEqual(await stripe.paymentIntents.retrieve(paid.id), paid);

const found = await stripe.paymentIntents.search({query: `metadata['payment_id']:'${PAYMENT_ID}'`});
assert.deepEqual(found.data.map((intent) => intent.id), [paid.id]);

const part = await stripe.refunds.create({payment_intent: paid.id, amount: 1000, reason: 'duplicate'});
assert.deepEqual([part.amount, part.reason, part.status], [1000, 'duplicate', 'succeeded']);
const rest = await stripe.refunds.create({payment_intent: paid.id});
assert.equal(rest.amount, 250);
assert.deepEqual(await stripe.refunds.retrieve(rest.id), rest);
const again = await refused(() => stripe.refunds.create({payment_intent: paid.id}), 'StripeInvalidRequestError');
assert.equal(again.code, 'charge_already_refunded');

const declined = await refused(
  () => stripe.paymentIntents.create({...wish, payment_method: 'pm_card_chargeDeclined'}), 'StripeCardError');
assert.equal(declined.decline_code, 'generic_decline');
assert.equal(declined.payment_intent.status, 'requires_payment_method');

const options = {idempotencyKey: 'node-' + PAYMENT_ID};
const first = await stripe.paymentIntents.create(wish, options);
const second = await stripe.paymentIntents.create(wish, options);
assert.equal(second.id, first.id);
assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
await refused(() => stripe.paymentIntents.create({...wish, amount: 99}, options), 'StripeIdempotencyError');

assert.equal((await refused(
  () => stripe.paymentIntents.create({...wish, confirm: false}), 'StripeInvalidRequestError')).param, 'confirm');
assert.equal((await refused(
  () => stripe.paymentIntents.create({...wish, capture_method: 'manual'}), 'StripeInvalidRequestError')).param,
  'capture_method');
assert.equal((await refused(
  () => stripe.paymentIntents.create({...wish, currency: undefined}), 'StripeInvalidRequestError')).param, 'currency');
for (const unsupported of [
  () => stripe.paymentIntents.list(),
  () => stripe.paymentIntents.cancel(paid.id),
  () => stripe.paymentIntents.update(paid.id, {description: 'x'}),
  () => stripe.refunds.list({payment_intent: paid.id}),
  () => stripe.customers.create({email: 'a@example.org'}),
  () => stripe.customers.del('cus_1'),
  () => stripe.balance.retrieve(),
]) {
  assert.equal((await refused(unsupported, 'StripeInvalidRequestError')).statusCode, 404);
}
await refused(() => stripe.paymentIntents.retrieve('pi_none'), 'StripeInvalidRequestError');
await refused(() => stripe.paymentIntents.create({...wish, payment_method: 'pm_fails'}), 'StripeAPIError');
await refused(() => client('sk_test_other').paymentIntents.retrieve(paid.id), 'StripeAuthenticationError');
console.log('all as at Stripe');
