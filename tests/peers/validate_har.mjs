// usage: node validate_har.mjs FILE…      says what har-validator (the JSON schema of HAR 1.2) finds wrong
import { readFileSync } from 'node:fs';
import { har } from 'har-validator/lib/promise.js';

let wrong = false;
for (const file of process.argv.slice(2)) {
  await har(JSON.parse(readFileSync(file))).catch(({ errors }) => {
    wrong = true;
    for (const error of errors) console.log(`${file}: ${error.dataPath} ${error.message}`);
  });
}
process.exit(wrong ? 1 : 0);
