// Reads schemas with kafkajs's client, and encodes and decodes an event: roundtrip.mjs ADDRESS EVENT BODY
import { SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [, , host, event, body] = process.argv;
const ajvInstance = new Ajv2020.default({ allErrors: true });
addFormats.default(ajvInstance);
const registry = new SchemaRegistry({ host }, { [SchemaType.JSON]: { ajvInstance } });

const latest = await registry.getLatestSchemaId(event);
const first = await registry.getRegistryId(event, 1);
const encoded = await registry.encode(latest, JSON.parse(body));
const decoded = await registry.decode(encoded);
let refused = false;
try {
  await registry.encode(latest, { orderId: 7 });
} catch (e) {
  refused = e.name === 'ConfluentSchemaRegistryValidationError';
}
console.log(JSON.stringify({ latest, first, header: encoded.readInt32BE(1), decoded, refused }));
