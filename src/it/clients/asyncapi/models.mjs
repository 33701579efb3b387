// Generates models in TypeScript and in Java from a document: models.mjs DOCUMENT FOLDER
import { readFileSync, rmSync } from 'node:fs';
import { JavaFileGenerator, TypeScriptFileGenerator } from '@asyncapi/modelina';

const [, , source, folder] = process.argv;
rmSync(folder, { recursive: true, force: true });
const document = JSON.parse(readFileSync(source, 'utf8'));
const typescript = new TypeScriptFileGenerator({ modelType: 'interface' });
await typescript.generateToFiles(document, `${folder}/typescript`, { exportType: 'named' }, true);
const java = new JavaFileGenerator({ collectionType: 'List' });
await java.generateToFiles(document, `${folder}/java`, { packageName: 'models' }, true);
