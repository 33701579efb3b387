// Parses a document and prints every error, warning and hint of the official parser.
import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], 'utf8'));
const levels = ['error', 'warning', 'information', 'hint'];
for (const found of diagnostics) {
  console.log(levels[found.severity], found.code, found.path.join('/'), found.message);
}
process.exit(document ? 0 : 1);
