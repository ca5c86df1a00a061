// Usage: node validate.mjs SCHEMA DOCUMENT... Prints one line per document; exit code 1 when one of them is invalid, 2 when the schema is no schema.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;
const [schema, ...documents] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats(ajv);

let validate;
try {
  validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
} catch (problem) {
  console.error(problem.message);
  process.exit(2);
}

let invalid = 0;
for (const document of documents) {
  const valid = validate(JSON.parse(readFileSync(document, 'utf8')));
  if (!valid) invalid++;
  const where = valid ? '' : ` ${validate.errors.slice(0, 3).map(error => `${error.instancePath} ${error.message}`).join('; ')}`;
  console.log(`${valid ? 'valid' : 'invalid'} ${document.split('/').pop()}${where}`);
}
process.exit(invalid === 0 ? 0 : 1);
