#!/usr/bin/env bash
# AsyncAPI Modelina: of a message whose payload is a Multi Format Schema Object (schemaFormat and
# schema), the model loses its title as name and its required properties. Without the extension
# x-parser-schema-id in the schema the model is even called AnonymousSchema_1.
# A good engineer's guess: the object is unwrapped, and the model is that of the schema inside.
#
# Needs Node.js 18 or later with npm. Installs pinned public packages below a temporary folder and
# removes it. Exits with 1 if the behaviour has changed.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts @asyncapi/modelina@5.10.1
cat > try.mjs <<'JS'
import { TypeScriptGenerator } from '@asyncapi/modelina';

const schema = { title: 'OrderCreated', type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
const model = async (payload) => {
  const models = await new TypeScriptGenerator({ modelType: 'interface' }).generate({
    asyncapi: '3.0.0',
    info: { title: 'Orders', version: '1' },
    channels: { orders: { address: 'orders', messages: { created: { payload } } } },
    operations: { send: { action: 'send', channel: { $ref: '#/channels/orders' } } },
  });
  return models[0].result.split('\n').slice(0, 2).join(' ');
};
const multiFormat = (inner) => ({ schemaFormat: 'application/schema+json;version=draft-07', schema: inner });
const plain = await model(schema);
const wrapped = await model(multiFormat(schema));
const named = await model(multiFormat({ 'x-parser-schema-id': 'OrderCreated', ...schema }));
console.log('Modelina 5.10.1, plain schema:                  ', plain);
console.log('with schemaFormat:                              ', wrapped);
console.log('with schemaFormat and x-parser-schema-id inside:', named);
const asKnown = /OrderCreated.*id:/.test(plain) && /AnonymousSchema.*id\?:/.test(wrapped) && /OrderCreated.*id\?:/.test(named);
process.exit(asKnown ? 0 : 1);
JS
node try.mjs
